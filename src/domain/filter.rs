//! Filters of the list of candidates: conditions that must all hold, each of them or its opposite, as they stand in an address and in a
//! saved view. Must never know a record: it compares values that somebody has looked up.

use chrono::NaiveDate;

/// What a condition is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// For which requisition: its id.
    Requisition,
    /// In which stage: its key, see [`Stage::key`](super::requisition::Stage::key). Older filters have the name that it had.
    Stage,
    /// With which tag: its key, see [`tag_key`]. Older filters have the word as somebody wrote it.
    Tag,
    /// Where the application came from.
    Source,
    /// The score as it is shown, 1 to 5 with a tenth, if it may be seen.
    Score,
    /// The day of the application.
    Applied,
    /// How many days ago the last contact was.
    Silent,
    /// In the talent pool, with a consent that holds.
    Pool,
    /// Put lower than the others.
    Lower,
    /// Out, and not told yet.
    Waiting,
}

/// How a field is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It is one of several words.
    Words,
    /// It lies between two numbers, both included; either may be open.
    Numbers,
    /// It lies between two days, both included; either may be open.
    Days,
    /// It is so or it is not.
    Flag,
}

impl Field {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 10] = [
        Self::Requisition,
        Self::Stage,
        Self::Tag,
        Self::Source,
        Self::Score,
        Self::Applied,
        Self::Silent,
        Self::Pool,
        Self::Lower,
        Self::Waiting,
    ];

    /// Its name in addresses and files. For ever.
    pub fn key(self) -> &'static str {
        match self {
            Self::Requisition => "requisition",
            Self::Stage => "stage",
            Self::Tag => "tag",
            Self::Source => "source",
            Self::Score => "score",
            Self::Applied => "applied",
            Self::Silent => "silent",
            Self::Pool => "pool",
            Self::Lower => "lower",
            Self::Waiting => "waiting",
        }
    }

    /// How it is compared.
    pub fn kind(self) -> Kind {
        match self {
            Self::Requisition | Self::Stage | Self::Tag | Self::Source => Kind::Words,
            Self::Score | Self::Silent => Kind::Numbers,
            Self::Applied => Kind::Days,
            Self::Pool | Self::Lower | Self::Waiting => Kind::Flag,
        }
    }
}

/// What a field says of somebody.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// All that is true of them.
    Words(Vec<String>),
    /// A number, if there is one.
    Number(Option<f64>),
    /// A day, if there is one.
    Day(Option<NaiveDate>),
    /// Whether it is so.
    Flag(bool),
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// About what.
    pub field: Field,
    /// Whether the opposite is asked for.
    pub not: bool,
    /// The words any of which it may be; or the two ends, of which an open one is empty; or nothing.
    pub values: Vec<String>,
}

impl Condition {
    /// Whether it asks for something that can be answered.
    pub fn is_whole(&self) -> bool {
        let end = |at: usize| self.values.get(at).map(String::as_str).unwrap_or_default();
        let open = end(0).is_empty() && end(1).is_empty();
        let reads = |ok: fn(&str) -> bool| {
            self.values.len() == 2 && !open && self.values.iter().all(|text| text.is_empty() || ok(text))
        };
        match self.field.kind() {
            Kind::Words => !self.values.is_empty() && self.values.iter().all(|word| !word.is_empty()),
            Kind::Numbers => reads(|text| text.parse::<f64>().is_ok_and(f64::is_finite)),
            Kind::Days => reads(|text| text.parse::<NaiveDate>().is_ok()),
            Kind::Flag => self.values.is_empty(),
        }
    }

    /// Whether it holds of somebody of whom the field says this. What is unknown is nowhere: its opposite holds.
    pub fn holds(&self, value: &Value) -> bool {
        let end = |at: usize| self.values.get(at).filter(|text| !text.is_empty());
        let found = match value {
            Value::Words(words) => self.values.iter().any(|wanted| words.contains(wanted)),
            Value::Number(number) => number.is_some_and(|number| {
                let number_at = |at| end(at).and_then(|text| text.parse::<f64>().ok());
                number_at(0).is_none_or(|from| number >= from) && number_at(1).is_none_or(|to| number <= to)
            }),
            Value::Day(day) => day.is_some_and(|day| {
                let day_at = |at| end(at).and_then(|text| text.parse::<NaiveDate>().ok());
                day_at(0).is_none_or(|from| day >= from) && day_at(1).is_none_or(|to| day <= to)
            }),
            Value::Flag(flag) => *flag,
        };
        found != self.not
    }
}

/// A tag as filters compare it: two people who write one tag in capitals and without mean the same one. A capital sigma does not tell
/// which small one it was.
pub fn tag_key(text: &str) -> String {
    text.trim().to_lowercase().replace('ς', "σ")
}

/// The conditions as text: `stage:@offer,Trial day;!tag:Russian;score:3.5,`.
pub fn print(conditions: &[Condition]) -> String {
    let mut text = String::new();
    for condition in conditions {
        if !text.is_empty() {
            text.push(';');
        }
        if condition.not {
            text.push('!');
        }
        text.push_str(condition.field.key());
        text.push(':');
        for (at, value) in condition.values.iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            for sign in value.chars() {
                match sign {
                    '%' => text.push_str("%p"),
                    ',' => text.push_str("%c"),
                    ';' => text.push_str("%s"),
                    _ => text.push(sign),
                }
            }
        }
    }
    text
}

/// Reads conditions, and says how many could not be read; those are left out.
pub fn parse(text: &str) -> (Vec<Condition>, usize) {
    let (mut conditions, mut unread) = (Vec::new(), 0);
    for part in text.split(';').filter(|part| !part.is_empty()) {
        match condition(part) {
            Some(condition) => conditions.push(condition),
            None => unread += 1,
        }
    }
    (conditions, unread)
}

fn condition(part: &str) -> Option<Condition> {
    let (not, rest) = part.strip_prefix('!').map_or((false, part), |rest| (true, rest));
    let (key, values) = rest.split_once(':')?;
    let field = Field::ALL.into_iter().find(|field| field.key() == key)?;
    let plain = |text: &str| text.replace("%s", ";").replace("%c", ",").replace("%p", "%");
    let values = if values.is_empty() { Vec::new() } else { values.split(',').map(plain).collect() };
    Some(Condition { field, not, values }).filter(Condition::is_whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_condition() -> impl Strategy<Value = Condition> {
        let words = prop::collection::vec("[a-zΑ-Ω@%,;:! ]{1,6}", 1..4);
        let end = prop::option::of(0_u32..500);
        (0..Field::ALL.len(), any::<bool>(), words, end.clone(), end).prop_map(|(field, not, words, from, to)| {
            let field = Field::ALL[field];
            let number = |end: Option<u32>| end.map(|end| (f64::from(end) / 10.0).to_string()).unwrap_or_default();
            let day = |end: Option<u32>| {
                let day = |end: u32| NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(end.into());
                end.map(|end| day(end).to_string()).unwrap_or_default()
            };
            // One end at least.
            let from = from.or(to.is_none().then_some(7));
            let values = match field.kind() {
                Kind::Words => words,
                Kind::Numbers => vec![number(from), number(to)],
                Kind::Days => vec![day(from), day(to)],
                Kind::Flag => Vec::new(),
            };
            Condition { field, not, values }
        })
    }

    fn any_value(kind: Kind) -> BoxedStrategy<Value> {
        let day = |end: u32| NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(end.into());
        match kind {
            Kind::Words => prop::collection::vec("[a-z@ ]{1,3}", 0..3).prop_map(Value::Words).boxed(),
            Kind::Numbers => prop::option::of(0_u32..50).prop_map(|n| Value::Number(n.map(f64::from))).boxed(),
            Kind::Days => prop::option::of(0_u32..500).prop_map(move |n| Value::Day(n.map(day))).boxed(),
            Kind::Flag => any::<bool>().prop_map(Value::Flag).boxed(),
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(conditions in prop::collection::vec(any_condition(), 0..5)) {
            prop_assert_eq!(parse(&print(&conditions)), (conditions, 0));
        }

        #[test]
        fn any_address_is_read_without_harm(text in ".{0,60}") {
            let (conditions, _) = parse(&text);
            prop_assert_eq!(parse(&print(&conditions)), (conditions, 0));
        }

        #[test]
        fn not_is_the_opposite(
            (condition, value) in any_condition().prop_flat_map(|one| { let kind = one.field.kind(); (Just(one), any_value(kind)) })
        ) {
            let opposite = Condition { not: !condition.not, ..condition.clone() };
            prop_assert_ne!(condition.holds(&value), opposite.holds(&value));
        }
    }

    #[test]
    fn ends_are_included_and_may_be_open() {
        let between =
            |from: &str, to: &str| Condition { field: Field::Score, not: false, values: vec![from.into(), to.into()] };
        let holds = |condition: Condition, number: f64| condition.holds(&Value::Number(Some(number)));
        assert!(holds(between("3", "4"), 3.0) && holds(between("3", "4"), 4.0));
        assert!(!holds(between("3", "4"), 2.9) && !holds(between("3", "4"), 4.1));
        assert!(holds(between("", "4"), 1.0) && holds(between("3", ""), 5.0));
        assert!(!between("3", "").holds(&Value::Number(None)), "nobody has scored");
    }

    #[test]
    fn what_cannot_be_read_is_counted() {
        let (conditions, unread) = parse("stage:@offer;nonsense:1;score:,;score:a,b;applied:2026-02-30,;pool:;tag:");
        assert_eq!((conditions.len(), unread), (2, 5));
    }
}
