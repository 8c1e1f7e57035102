//! The typed address of every screen, parsed from and printed to the fragment of the URL. Fragments, since a file opened from
//! a disk has no other address of its own. Must never fail: what is unknown becomes `NotFound`.

use crate::domain::{Id, application::Application, candidate::Candidate, requisition::Requisition};
use std::{fmt, str::FromStr};

/// A screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The list of requisitions; the start.
    Requisitions,
    /// What waits today.
    Today,
    /// The job description of a requisition.
    Desk(Id<Requisition>),
    /// What "good" means for it.
    Criteria(Id<Requisition>),
    /// Its stages.
    Pipeline(Id<Requisition>),
    /// Where it is told.
    Sourcing(Id<Requisition>),
    /// Its board.
    Board(Id<Requisition>),
    /// People who walk in for it.
    WalkIn(Id<Requisition>),
    /// Its scored candidates, side by side.
    Compare(Id<Requisition>),
    /// Everybody who ever applied.
    Candidates,
    /// Those whose time is over.
    Due,
    /// People from a file.
    ImportPeople,
    /// One person.
    Candidate(Id<Candidate>),
    /// One person for one requisition.
    Application(Id<Application>),
    /// My scorecard on an application.
    Scorecard(Id<Application>),
    /// Files, storage, language and colours.
    Data,
    /// An address that means nothing here.
    NotFound(String),
}

impl Route {
    /// Reads a fragment such as `#/candidates?find=anna`; its query is not part of the route.
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#').split('?').next().unwrap_or_default();
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let known = match parts.as_slice() {
            [] | ["requisitions"] => Some(Self::Requisitions),
            ["today"] => Some(Self::Today),
            ["requisitions", id] => with(id, Self::Desk),
            ["requisitions", id, "criteria"] => with(id, Self::Criteria),
            ["requisitions", id, "stages"] => with(id, Self::Pipeline),
            ["requisitions", id, "sourcing"] => with(id, Self::Sourcing),
            ["requisitions", id, "board"] => with(id, Self::Board),
            ["requisitions", id, "walk-in"] => with(id, Self::WalkIn),
            ["requisitions", id, "compare"] => with(id, Self::Compare),
            ["candidates"] => Some(Self::Candidates),
            ["candidates", "due"] => Some(Self::Due),
            ["candidates", "import"] => Some(Self::ImportPeople),
            ["candidates", id] => with(id, Self::Candidate),
            ["applications", id] => with(id, Self::Application),
            ["applications", id, "scorecard"] => with(id, Self::Scorecard),
            ["data"] => Some(Self::Data),
            _ => None,
        };
        known.unwrap_or_else(|| Self::NotFound(path.to_owned()))
    }
}

fn with<I: FromStr>(text: &str, route: impl FnOnce(I) -> Route) -> Option<Route> {
    text.parse().ok().map(route)
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Requisitions => write!(f, "#/requisitions"),
            Self::Today => write!(f, "#/today"),
            Self::Desk(id) => write!(f, "#/requisitions/{id}"),
            Self::Criteria(id) => write!(f, "#/requisitions/{id}/criteria"),
            Self::Pipeline(id) => write!(f, "#/requisitions/{id}/stages"),
            Self::Sourcing(id) => write!(f, "#/requisitions/{id}/sourcing"),
            Self::Board(id) => write!(f, "#/requisitions/{id}/board"),
            Self::WalkIn(id) => write!(f, "#/requisitions/{id}/walk-in"),
            Self::Compare(id) => write!(f, "#/requisitions/{id}/compare"),
            Self::Candidates => write!(f, "#/candidates"),
            Self::Due => write!(f, "#/candidates/due"),
            Self::ImportPeople => write!(f, "#/candidates/import"),
            Self::Candidate(id) => write!(f, "#/candidates/{id}"),
            Self::Application(id) => write!(f, "#/applications/{id}"),
            Self::Scorecard(id) => write!(f, "#/applications/{id}/scorecard"),
            Self::Data => write!(f, "#/data"),
            Self::NotFound(path) => write!(f, "#{path}"),
        }
    }
}

/// The value of a name in a fragment's query, decoded.
pub fn query_value(fragment: &str, name: &str) -> Option<String> {
    let (_, query) = fragment.split_once('?')?;
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| decode(value))
}

/// A fragment from a route and the pairs of its query; pairs with an empty value are left out.
pub fn with_query(route: &Route, pairs: &[(&str, &str)]) -> String {
    let said: Vec<String> = pairs
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", encode(value)))
        .collect();
    if said.is_empty() { route.to_string() } else { format!("{route}?{}", said.join("&")) }
}

fn encode(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let escaped = tail.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match (first, escaped) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_route_reads_back_from_its_address(number: u128) {
            let routes = [
                Route::Requisitions, Route::Today, Route::Desk(Id::new(number)), Route::Criteria(Id::new(number)), Route::Pipeline(Id::new(number)),
                Route::Board(Id::new(number)), Route::Compare(Id::new(number)), Route::WalkIn(Id::new(number)), Route::Candidates, Route::Due, Route::ImportPeople, Route::Candidate(Id::new(number)),
                Route::Application(Id::new(number)), Route::Scorecard(Id::new(number)), Route::Data,
            ];
            for route in routes {
                prop_assert_eq!(Route::parse(&route.to_string()), route);
            }
        }

        #[test]
        fn any_text_survives_a_query_and_any_fragment_is_read(text: String) {
            let address = with_query(&Route::Candidates, &[("find", &text)]);
            prop_assert_eq!(query_value(&address, "find").unwrap_or_default(), text.clone());
            prop_assert_eq!(Route::parse(&address), Route::Candidates);
            let _ = Route::parse(&text);
        }
    }

    #[test]
    fn an_unknown_address_says_so() {
        assert_eq!(Route::parse("#/requisitions/nonsense"), Route::NotFound("/requisitions/nonsense".into()));
        assert_eq!(Route::parse(""), Route::Requisitions);
    }
}
