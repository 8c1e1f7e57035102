//! Two who may be one, side by side: what each of them has, and what would come of it if they were made one. Must never say it by
//! rules of its own: it looks at what merging them makes.

use super::{
    columns::Field,
    draft::{Draft, FIELDS},
};

/// What comes of a field when two are made one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stays as it is there, and nothing is lost.
    Stays,
    /// What the draft has takes a place that was empty.
    Added,
    /// Both together are this.
    Becomes(String),
    /// It stays as it is there; what the draft has goes into the note.
    Noted,
}

/// A field of two who may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which field.
    pub field: Field,
    /// What the one has who was met before.
    pub there: String,
    /// What the draft has.
    pub here: String,
    /// What would come of both.
    pub fate: Fate,
}

/// The fields that one of the two has, each with what would come of it; not the note, which is only ever added to. `heading` names a
/// field as merging will.
pub fn compare(there: &Draft, here: &Draft, heading: &dyn Fn(Field) -> &'static str) -> Vec<Line> {
    let mut one = there.clone();
    one.merge(here, heading);
    let line = |field: Field| {
        let (before, mine, after) = (there.get(field), here.get(field), one.get(field));
        let fate = if after == before {
            // Each field by itself, so that what is noted of another one is not taken for this one's.
            let mut alone = Draft::default();
            alone.set(field, before.to_owned());
            alone.take(field, heading(field), mine);
            if alone.note.is_empty() || joins(field) { Fate::Stays } else { Fate::Noted }
        } else if before.is_empty() {
            Fate::Added
        } else {
            Fate::Becomes(after.to_owned())
        };
        (!before.is_empty() || !mine.is_empty()).then(|| Line {
            field,
            there: before.to_owned(),
            here: mine.to_owned(),
            fate,
        })
    };
    FIELDS.into_iter().filter(|field| *field != Field::Note).filter_map(line).collect()
}

/// Whether two values of a field become one value rather than a note.
fn joins(field: Field) -> bool {
    matches!(field, Field::Source | Field::Applied)
}
