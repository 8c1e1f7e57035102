//! Who in a file is somebody that stands in it already, or in the workspace: by e-mail address, by telephone, by name. Each key is
//! looked up, never compared with all others, so that thousands are found among ten thousands at once. Must never decide: it
//! proposes.

use super::{
    columns::Field,
    draft::{Draft, Fault},
    positions::Position,
};
use crate::domain::{
    Id,
    candidate::Candidate,
    text::{contact_key, name_key},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Somebody who was met before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    /// At this place among the drafts.
    Draft(usize),
    /// In the workspace.
    Person(Id<Candidate>),
}

/// What two have in common: the most telling thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// The e-mail address.
    Email,
    /// The e-mail address and the family name, but not the name before it: two of one family, perhaps.
    Family,
    /// The telephone, and the names are alike.
    PhoneAndName,
    /// The telephone, and the names differ: two of one family, perhaps.
    Phone,
    /// The name.
    Name,
}

/// Whom a draft is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Twin {
    /// Who it is.
    pub met: Met,
    /// In what.
    pub by: Likeness,
}

/// What shall become of a draft that is like somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// They are one person.
    Merge,
    /// They are two.
    Keep,
    /// It stays out.
    Skip,
}

impl Twin {
    /// What is likely: one address is one person, unless two share it; one telephone or one name alone may be two.
    pub fn likely(self) -> Choice {
        match self.by {
            Likeness::Email | Likeness::PhoneAndName => Choice::Merge,
            Likeness::Family | Likeness::Phone | Likeness::Name => Choice::Keep,
        }
    }
}

/// Everybody met so far, by key. The first one with a key has it.
#[derive(Default)]
pub struct Known {
    keys: BTreeMap<String, usize>,
    /// Each of them, with the key of the name.
    met: Vec<(Met, String)>,
}

/// The keys of a person: address with name, address, telephone with name, telephone, name, the most telling first. Each begins with a
/// sign of its own, so that one map holds them all.
fn keys(name: &str, email: &str, phone: &str) -> [(Likeness, Option<String>); 5] {
    let name = name_key(name);
    let email = contact_key(email).filter(|key| key.contains('@'));
    let phone = contact_key(phone);
    let with_name = |sign: &str, contact: &Option<String>| {
        contact.as_ref().filter(|_| !name.is_empty()).map(|contact| [sign, contact, " ", &name].concat())
    };
    let both = with_name("&", &phone);
    [
        // Of two who share an address, a row means the one whom it names.
        (Likeness::Email, with_name("<", &email)),
        (Likeness::Email, email),
        (Likeness::PhoneAndName, both),
        (Likeness::Phone, phone.map(|phone| ["+", &phone].concat())),
        (Likeness::Name, (!name.is_empty()).then(|| ["=", &name].concat())),
    ]
}

impl Known {
    /// Takes in somebody from the workspace.
    pub fn add_person(&mut self, id: Id<Candidate>, person: &Candidate) {
        self.meet(&person.name, &person.email, &person.phone, Met::Person(id));
    }

    /// Takes in the draft at a place, and says whom it is like of those who came before.
    pub fn add_draft(&mut self, place: usize, draft: &Draft) -> Option<Twin> {
        self.meet(&draft.name, &draft.email, &draft.phone, Met::Draft(place))
    }

    fn meet(&mut self, name: &str, email: &str, phone: &str, who: Met) -> Option<Twin> {
        let (mut first, place) = (None, self.met.len());
        for (by, key) in keys(name, email, phone) {
            let Some(key) = key else { continue };
            let at = *self.keys.entry(key).or_insert(place);
            if at != place && first.is_none() {
                first = Some((at, by));
            }
        }
        let name = name_key(name);
        let twin = first.and_then(|(at, by)| {
            let (met, known) = self.met.get(at)?;
            let family = by == Likeness::Email && are_family(known, &name);
            Some(Twin { met: *met, by: if family { Likeness::Family } else { by } })
        });
        self.met.push((who, name));
        twin
    }
}

/// Whether two names, as their keys, are those of two of one family: a name in common, and others of which none begins as one of the
/// other does. "Dom" and "Dominic Baker" may be one; "Kostas" and "Maria Ena" are two.
fn are_family(one: &str, other: &str) -> bool {
    let own = |name: &str, beside: &str| -> Vec<String> {
        let known = |word: &&str| !beside.split(' ').any(|there| there == *word);
        name.split(' ').filter(known).map(str::to_owned).collect()
    };
    let (mine, theirs) = (own(one, other), own(other, one));
    let shared = mine.len() < one.split(' ').count();
    let like = |word: &String| theirs.iter().any(|there| there.chars().next() == word.chars().next());
    shared && !mine.is_empty() && !theirs.is_empty() && !mine.iter().any(like)
}

/// One person to be compared with all others: what tells two of them alike is made once.
pub struct Profile {
    email: Option<String>,
    phone: Option<String>,
    name: String,
}

impl Profile {
    /// What a person is known by.
    pub fn of(person: &Candidate) -> Self {
        let email = contact_key(&person.email).filter(|key| key.contains('@'));
        Self { email, phone: contact_key(&person.phone), name: name_key(&person.name) }
    }

    /// In what another one is surely the same person: the address, or the telephone with a name alike.
    pub fn surely(&self, other: &Candidate) -> Option<Likeness> {
        if self.has_email_of(other) && !are_family(&self.name, &name_key(&other.name)) {
            return Some(Likeness::Email);
        }
        let named = || !self.name.is_empty() && name_key(&other.name) == self.name;
        (self.has_phone_of(other) && named()).then_some(Likeness::PhoneAndName)
    }

    /// In what another one is alike at all.
    pub fn likeness(&self, other: &Candidate) -> Option<Likeness> {
        let named = || !self.name.is_empty() && name_key(&other.name) == self.name;
        let phone = || self.has_phone_of(other).then_some(Likeness::Phone);
        let family = || self.has_email_of(other).then_some(Likeness::Family);
        self.surely(other).or_else(family).or_else(phone).or_else(|| named().then_some(Likeness::Name))
    }

    fn has_email_of(&self, other: &Candidate) -> bool {
        self.email.is_some() && contact_key(&other.email) == self.email
    }

    fn has_phone_of(&self, other: &Candidate) -> bool {
        self.phone.is_some() && contact_key(&other.phone) == self.phone
    }
}

/// Somebody who comes in: new, or more about a person who is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// The person who is here.
    pub person: Option<Id<Candidate>>,
    /// What each row of the file says of them; of their applications, nothing.
    pub rows: Vec<Draft>,
    /// What it says of each of their applications.
    pub applications: Vec<Said>,
}

/// What a file says of an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// For what it is, if the file says so.
    pub position: Option<Position>,
    /// All else.
    pub draft: Draft,
    /// The latest day that a row gives: what that one says of the stage counts.
    latest: String,
}

impl Arrival {
    fn new(person: Option<Id<Candidate>>, position: Option<Position>, row: Draft) -> Self {
        let (said, application) = row.parted();
        Self { person, rows: vec![said], applications: vec![Said::new(position, application)] }
    }

    /// Takes one more row in: what it says of an application belongs to the one for the same position, or to the one of which nobody
    /// says what it is for.
    fn join(&mut self, position: Option<Position>, row: Draft, heading: &dyn Fn(Field) -> &'static str) {
        let (person, application) = row.parted();
        self.rows.push(person);
        let same = |said: &&mut Said| said.position.is_none() || position.is_none() || said.position == position;
        match self.applications.iter_mut().find(same) {
            Some(said) => {
                said.position = said.position.take().or(position);
                said.join(application, heading);
            }
            None => self.applications.push(Said::new(position, application)),
        }
    }

    /// All that is known of the person: what `there` says, who is here already, and then what each row says.
    pub fn person(&self, there: Option<Draft>, heading: &dyn Fn(Field) -> &'static str) -> Draft {
        let mut rows = self.rows.iter();
        let mut all = there.or_else(|| rows.next().cloned()).unwrap_or_default();
        rows.for_each(|row| all.merge(row, heading));
        all
    }
}

impl Said {
    fn new(position: Option<Position>, draft: Draft) -> Self {
        Self { position, latest: draft.applied.clone(), draft }
    }

    fn join(&mut self, mut other: Draft, heading: &dyn Fn(Field) -> &'static str) {
        if other.applied > self.latest {
            self.latest.clone_from(&other.applied);
            if !other.stage.is_empty() {
                std::mem::swap(&mut self.draft.stage, &mut other.stage);
            }
        }
        self.draft.merge(&other, heading);
    }
}

/// Who comes in, and how many stay out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Each person once.
    pub arrivals: Vec<Arrival>,
    /// How many drafts are part of nobody who comes in.
    pub out: usize,
}

/// Who comes in when each draft has its twin and its choice. What is merged into a draft that stays out, comes in by itself; a draft
/// that has faults stays out, unless what it lacks comes from whom it is merged with. `position` says for what a draft applies.
pub fn settle(
    drafts: &[Draft],
    (twins, choices): (&[Option<Twin>], &[Choice]),
    position: &dyn Fn(&Draft) -> Option<Position>,
    today: NaiveDate,
    heading: &dyn Fn(Field) -> &'static str,
) -> Settled {
    let mut arrivals: Vec<Arrival> = Vec::new();
    let mut out = 0;
    // Where each draft has gone, and where what comes for a person of the workspace is gathered.
    let mut went: Vec<Option<usize>> = Vec::with_capacity(drafts.len());
    let mut of_person: BTreeMap<Id<Candidate>, usize> = BTreeMap::new();
    for (place, draft) in drafts.iter().enumerate() {
        let choice = choices.get(place).copied().unwrap_or(Choice::Keep);
        let twin = twins.get(place).copied().flatten().filter(|_| choice == Choice::Merge);
        let person = twin.and_then(|twin| if let Met::Person(id) = twin.met { Some(id) } else { None });
        let onto = match twin.map(|twin| twin.met) {
            Some(Met::Draft(other)) => went.get(other).copied().flatten(),
            Some(Met::Person(id)) => of_person.get(&id).copied(),
            None => None,
        };
        let lacks = |fault| matches!(fault, Fault::NoName | Fault::NoContact);
        let mendable = onto.is_some() || person.is_some();
        let stays_out = draft.faults(today).into_iter().any(|(_, fault)| !mendable || !lacks(fault));
        if choice == Choice::Skip || stays_out {
            went.push(None);
            out += 1;
            continue;
        }
        let at = match onto.and_then(|at| Some((at, arrivals.get_mut(at)?))) {
            Some((at, arrival)) => {
                arrival.join(position(draft), draft.clone(), heading);
                at
            }
            None => {
                arrivals.push(Arrival::new(person, position(draft), draft.clone()));
                arrivals.len() - 1
            }
        };
        if let Some(id) = person {
            of_person.insert(id, at);
        }
        went.push(Some(at));
    }
    Settled { arrivals, out }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: NaiveDate = NaiveDate::MAX;

    fn draft(name: &str, email: &str, phone: &str) -> Draft {
        Draft { name: name.into(), email: email.into(), phone: phone.into(), ..Draft::default() }
    }

    fn twins(drafts: &[Draft], known: &mut Known) -> Vec<Option<Twin>> {
        drafts.iter().enumerate().map(|(place, draft)| known.add_draft(place, draft)).collect()
    }

    #[test]
    fn two_people_are_alike_in_what_a_file_and_the_workspace_would_be() {
        let texts = [
            "",
            "Anna Vlachou",
            "Vlachou, Άννα",
            "anna@example.com",
            "ANNA@example.com",
            "+30 2310 111111",
            "2310111111",
        ];
        let mut people = Vec::new();
        for name in &texts[..3] {
            for email in [texts[0], texts[3], texts[4], texts[5]] {
                for phone in [texts[0], texts[5], texts[6], texts[3]] {
                    people.push(draft(name, email, phone));
                }
            }
        }
        for one in &people {
            for other in &people {
                let mut known = Known::default();
                known.add_person(Id::new(1), &one.candidate());
                let expected = known.add_draft(0, other).map(|twin| twin.by);
                let profile = Profile::of(&one.candidate());
                assert_eq!(profile.likeness(&other.candidate()), expected, "{one:?} {other:?}");
                let surely = expected.filter(|by| matches!(by, Likeness::Email | Likeness::PhoneAndName));
                assert_eq!(profile.surely(&other.candidate()), surely);
            }
        }
    }

    #[test]
    fn the_most_telling_thing_counts() {
        let mut known = Known::default();
        let anna = Id::new(7);
        let person = draft("Anna Maria Vlachou", "anna@example.com", "+30 2310 111111").candidate();
        known.add_person(anna, &person);
        let drafts = [
            draft("Vlachou Anna Maria", "", ""),
            draft("Petros Vlachos", "", "2310 111111"),
            draft("ANNA MARIA VLACHOU", "", "2310 111111"),
            draft("A. V.", "Anna@Example.com ", ""),
            draft("Petros Vlachos", "petros@example.com", ""),
            draft("Nobody Else", "n@example.com", "99"),
        ];
        let met = Met::Person(anna);
        let expected = [
            Some(Twin { met, by: Likeness::Name }),
            Some(Twin { met, by: Likeness::Phone }),
            Some(Twin { met, by: Likeness::PhoneAndName }),
            Some(Twin { met, by: Likeness::Email }),
            Some(Twin { met: Met::Draft(1), by: Likeness::Name }),
            None,
        ];
        assert_eq!(twins(&drafts, &mut known), expected);
    }

    #[test]
    fn a_merge_follows_where_its_twin_went() {
        let drafts = [
            draft("Eva", "e@example.com", ""),
            draft("Eva", "e@example.com", "2310 222222"),
            draft("Eva", "", "2310 222222"),
            draft("Zoe", "z@example.com", ""),
        ];
        let twins = twins(&drafts, &mut Known::default());
        let likely: Vec<Choice> = twins.iter().map(|twin| twin.map_or(Choice::Keep, Twin::likely)).collect();
        let Settled { arrivals, out } = settle(&drafts, (&twins, &likely), &|_| None, TODAY, &|_| "");
        assert_eq!(out, 0);
        assert_eq!(arrivals.len(), 2);
        assert_eq!(arrivals[0].person(None, &|_| "").phone, "2310 222222");
        let choices = [Choice::Skip, Choice::Merge, Choice::Keep, Choice::Skip];
        let Settled { arrivals, out } = settle(&drafts, (&twins, &choices), &|_| None, TODAY, &|_| "");
        assert_eq!(out, 2);
        let lines: Vec<&str> = arrivals.iter().map(|arrival| arrival.rows[0].email.as_str()).collect();
        assert_eq!(lines, ["e@example.com", ""], "what was to be merged with one that stays out comes by itself");
    }

    #[test]
    fn faults_stay_out_unless_a_merge_mends_them() {
        let drafts =
            [draft("Eva Lang", "e@example.com", ""), draft("Eva Lang", "", ""), draft("", "x@example.com", "")];
        let twins = twins(&drafts, &mut Known::default());
        assert_eq!(settle(&drafts, (&twins, &[Choice::Keep; 3]), &|_| None, TODAY, &|_| "").arrivals.len(), 1);
        let choices = [Choice::Keep, Choice::Merge, Choice::Keep];
        let merged = settle(&drafts, (&twins, &choices), &|_| None, TODAY, &|_| "").arrivals;
        assert_eq!(merged.len(), 1);
    }

    /// Two thousand drafts against ten thousand people: pairs would be twenty million comparisons, and this a matter of minutes.
    #[test]
    fn thousands_are_looked_up_not_compared() {
        let mut known = Known::default();
        for number in 0..10_000u64 {
            let person = draft(&format!("Person {number}"), &format!("p{number}@example.com"), "").candidate();
            known.add_person(Id::new(u128::from(number)), &person);
        }
        let drafts: Vec<Draft> =
            (9_000..11_000).map(|number| draft("X", &format!("P{number}@example.com"), "")).collect();
        let twins = twins(&drafts, &mut known);
        let here = twins.iter().flatten().filter(|twin| matches!(twin.met, Met::Person(_))).count();
        assert_eq!(here, 1000);
    }
}
