//! The columns of the list of candidates: what a cell says, and what rows are sorted by. Must never show a score that is sealed.

use crate::{
    domain::{
        Id,
        application::Application,
        candidate::Candidate,
        facts::Facts,
        filter::{Field, Value},
        text::fold,
    },
    i18n::{intl, plural, stage_name, words},
    ui::requisitions::title_of,
    workspace::{listing::Asking, views::Views},
};

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    Contact,
    Applications,
    Score,
    Source,
    Tags,
    Town,
    Next,
    Silent,
    Applied,
    Since,
}

impl Column {
    /// All of them, in the order in which they stand.
    pub(super) const ALL: [Self; 11] = [
        Self::Name,
        Self::Contact,
        Self::Applications,
        Self::Score,
        Self::Source,
        Self::Tags,
        Self::Town,
        Self::Next,
        Self::Silent,
        Self::Applied,
        Self::Since,
    ];

    /// Its name in addresses and saved views. For ever.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Contact => "contact",
            Self::Applications => "applications",
            Self::Score => "score",
            Self::Source => "source",
            Self::Tags => "tags",
            Self::Town => "town",
            Self::Next => "next",
            Self::Silent => "silent",
            Self::Applied => "applied",
            Self::Since => "since",
        }
    }

    fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.key() == key)
    }

    /// What stands over it.
    pub(super) fn label(self) -> &'static str {
        let at = Self::ALL.iter().position(|column| *column == self).unwrap_or_default();
        words().listing.columns.get(at).copied().unwrap_or_default()
    }

    /// Whether its cells are numbers, which stand in line.
    pub(super) fn is_number(self) -> bool {
        matches!(self, Self::Score | Self::Silent)
    }

    /// The columns that an address names; the usual ones if it names none. The name is always there.
    pub(super) fn shown(keys: &str) -> Vec<Self> {
        let named: Vec<Self> = keys.split(',').filter_map(Self::of_key).collect();
        let usual = [Self::Contact, Self::Applications];
        let wanted = |column: &Self| {
            *column == Self::Name || if named.is_empty() { usual.contains(column) } else { named.contains(column) }
        };
        Self::ALL.into_iter().filter(wanted).collect()
    }

    /// The column that an address sorts by, and whether downwards.
    pub(super) fn sorted(key: &str) -> (Self, bool) {
        let (down, key) = key.strip_prefix('-').map_or((false, key), |key| (true, key));
        Self::of_key(key).map_or((Self::Name, false), |column| (column, down))
    }

    /// What a cell says: of a person, and of the application that the row is about.
    pub(super) fn text(self, views: &Views, row: Row, asking: &Asking) -> String {
        let person = views.candidate(row.0);
        let found = row.1.and_then(|id| views.seen_application(id));
        let day_of =
            |at: Option<chrono::DateTime<chrono::Utc>>| at.map(|at| intl::day((asking.day_of)(at))).unwrap_or_default();
        let of_person =
            |part: fn(&Candidate) -> &String| person.as_ref().map(|one| part(one).clone()).unwrap_or_default();
        match self {
            Self::Name => of_person(|one| &one.name),
            Self::Contact => of_person(|one| if one.email.is_empty() { &one.phone } else { &one.email }),
            Self::Applications => applications(views, row.0),
            Self::Score => match views.value_of(row.0, row.1, Field::Score, asking) {
                Value::Number(Some(mean)) => intl::number(mean, 1),
                _ => String::new(),
            },
            Self::Source => found.map(|found| found.source.clone()).unwrap_or_default(),
            Self::Tags => {
                let tags = person.iter().flat_map(|one| one.tags.values());
                tags.map(|tag| tag.text.as_str()).collect::<Vec<_>>().join(", ")
            }
            Self::Town => of_person(|one| &one.town),
            Self::Next => {
                let next = found.and_then(|found| found.next.clone());
                let parts =
                    next.map(|next| [next.text, next.day.map(intl::day).unwrap_or_default()]).unwrap_or_default();
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
            }
            Self::Silent => match views.value_of(row.0, row.1, Field::Silent, asking) {
                Value::Number(Some(days)) => plural(days.max(0.0) as usize, &words().listing.days),
                _ => String::new(),
            },
            Self::Applied => day_of(found.map(|found| found.applied)),
            Self::Since => day_of(found.map(|found| found.since)),
        }
    }

    /// What a row is sorted by, as text that sorts rightly; empty for what has nothing there.
    fn sort_text(self, views: &Views, row: Row, asking: &Asking) -> String {
        let found = || row.1.and_then(|id| views.application(id));
        match self {
            // In the order of the language, which the rows are in before.
            Self::Name => String::new(),
            Self::Score | Self::Silent => {
                let field = if self == Self::Score { Field::Score } else { Field::Silent };
                match views.value_of(row.0, row.1, field, asking) {
                    Value::Number(Some(number)) => format!("{number:012.4}"),
                    _ => String::new(),
                }
            }
            Self::Applied => found().map(|found| found.applied.to_rfc3339()).unwrap_or_default(),
            Self::Since => found().map(|found| found.since.to_rfc3339()).unwrap_or_default(),
            Self::Next => {
                let next = found().and_then(|found| found.next.clone());
                next.map(|next| next.day.map_or_else(|| "~".to_owned(), |day| day.to_string())).unwrap_or_default()
            }
            _ => fold(&self.text(views, row, asking)),
        }
    }
}

/// A person, and the application that the row is about, if there is one.
pub(super) type Row = (Id<Candidate>, Option<Id<Application>>);

/// Sorts rows that stand in the order of their names. What has nothing in the column comes last, upwards and downwards; what is equal
/// stays in the order of the names.
pub(super) fn sort(rows: Vec<Row>, (column, down): (Column, bool), views: &Views, asking: &Asking) -> Vec<Row> {
    if column == Column::Name {
        return if down { rows.into_iter().rev().collect() } else { rows };
    }
    let mut keys: Vec<(String, usize)> = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        keys.push((column.sort_text(views, *row, asking), at));
    }
    keys.sort_unstable_by(|(a, a_at), (b, b_at)| {
        let order = if down { b.cmp(a) } else { a.cmp(b) };
        a.is_empty().cmp(&b.is_empty()).then(order).then(a_at.cmp(b_at))
    });
    keys.into_iter().filter_map(|(_, at)| rows.get(at).copied()).collect()
}

/// For what somebody applies, and how far they are.
fn applications(views: &Views, person: Id<Candidate>) -> String {
    let one = |id| {
        let found = views.application(id)?;
        let requisition = views.requisition(found.requisition)?;
        let stage = requisition.stages.get(&found.placement.stage).map(stage_name).unwrap_or_default();
        Some(
            [title_of(&requisition), stage].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        )
    };
    views.applications_of(person).into_iter().filter_map(one).collect::<Vec<_>>().join(", ")
}
