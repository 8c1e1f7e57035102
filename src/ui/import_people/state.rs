//! What the import holds between choosing a file and taking people in. It lives as long as its screen. Must never touch a record:
//! all of it is drafts.

use super::{
    positions::{For, Positions},
    texts::{experience, field_name, nobody_text, table_text},
};
use crate::{
    domain::{Id, attachment::Format, facts::Facts, gather::Gather, requisition::Requisition},
    exchange::{
        csv::Delimiter,
        people::{
            Found,
            columns::{self, Field},
            dates::{DateOrder, Told},
            draft::Draft,
            duplicates::{Choice, Known, Settled, Twin, settle},
            encoding::{self, Encoding},
            look, paste,
            sheet::{self, Reading, Sheet},
        },
    },
    i18n::words,
    session::{Session, decoding::decode, pause::breathe},
    ui::requisitions::directory,
};
use chrono::NaiveDate;
use leptos::{prelude::*, task::spawn_local};
use std::collections::BTreeMap;

/// Where one is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Step {
    /// A file, or a text to paste.
    #[default]
    Choose,
    /// What the columns of a table are.
    Columns,
    /// The people, one by one.
    People,
    /// They come in.
    Running,
    /// They are in.
    Done,
}

/// Whom the list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Filter {
    #[default]
    All,
    ToMend,
    Alike,
}

/// Everything.
#[derive(Default)]
pub(super) struct State {
    pub step: Step,
    pub fault: Option<String>,
    /// What the source is called.
    pub name: String,
    bytes: Option<Vec<u8>>,
    text: String,
    /// Whether what was pasted could be a table as well as an e-mail.
    pub unclear: bool,
    pub encoding: Option<Encoding>,
    pub delimiter: Option<Delimiter>,
    pub sheet: Sheet,
    pub columns: Vec<Option<Field>>,
    /// The order of day and month, once it is known.
    pub order: Option<DateOrder>,
    /// Rises when the columns are others.
    pub reading: usize,
    /// Nobody applied later.
    pub today: NaiveDate,
    /// The people as they were read, before any of them was mended; with none, there are no columns to go back to.
    read: Vec<Draft>,
    pub drafts: Vec<Draft>,
    pub twins: Vec<Option<Twin>>,
    pub choices: Vec<Option<Choice>>,
    /// Whether the twins are known.
    pub compared: bool,
    round: usize,
    pub filter: Filter,
    /// Who is listed, and how many of them are shown. Not asked again while somebody mends: nobody goes from under their hands.
    pub listed: Vec<usize>,
    pub shown: usize,
    pub positions: Positions,
    /// The requisition for which all of them came in, if that is one.
    pub board: Option<Id<Requisition>>,
    /// How many records of how many are written.
    pub progress: (usize, usize),
    /// How many are new, how many were here, how many rows stayed out.
    pub came: (usize, usize, usize),
}

/// How many are shown at first, and more each time.
pub(super) const PAGE: usize = 50;
/// How many are compared before the screen has its turn.
const AT_ONCE: usize = 250;

impl State {
    /// What becomes of a draft.
    pub(super) fn choice(&self, place: usize) -> Choice {
        let chosen = self.choices.get(place).copied().flatten();
        let likely = self.twins.get(place).copied().flatten().map(Twin::likely);
        chosen.or(likely).unwrap_or(Choice::Keep)
    }

    /// Who would come in.
    pub(super) fn settled(&self) -> Settled {
        let choices: Vec<Choice> = (0..self.drafts.len()).map(|place| self.choice(place)).collect();
        let position = |draft: &Draft| self.positions.of(draft);
        settle(&self.drafts, (&self.twins, &choices), &position, self.today, &field_name)
    }

    /// Who belongs to a part of the list.
    pub(super) fn part(&self, filter: Filter) -> Vec<usize> {
        let belongs = |place: &usize| match filter {
            Filter::All => true,
            Filter::ToMend => self.drafts.get(*place).is_some_and(|draft| !draft.faults(self.today).is_empty()),
            Filter::Alike => self.twins.get(*place).is_some_and(Option::is_some),
        };
        (0..self.drafts.len()).filter(belongs).collect()
    }

    fn list(&mut self, filter: Filter) {
        self.listed = self.part(filter);
        self.filter = filter;
        self.shown = PAGE;
    }

    fn take(&mut self, drafts: Vec<Draft>) {
        self.choices = vec![None; drafts.len()];
        self.twins = vec![None; drafts.len()];
        self.positions.look_at(&drafts);
        self.drafts = drafts;
        self.compared = false;
        self.listed.clear();
        self.fault = None;
        self.step = Step::People;
    }

    /// Takes what the rows of the table are now. What was mended and chosen stays, where the file still says the same.
    fn take_rows(&mut self, drafts: Vec<Draft>) {
        let before = std::mem::take(&mut self.read).into_iter().zip(std::mem::take(&mut self.drafts));
        let before = before.zip(std::mem::take(&mut self.choices));
        let before: BTreeMap<usize, _> =
            before.map(|((read, mended), choice)| (read.line, (read, mended, choice))).gather();
        self.read.clone_from(&drafts);
        self.take(drafts);
        for (draft, choice) in self.drafts.iter_mut().zip(&mut self.choices) {
            let Some((read, mended, chosen)) = before.get(&draft.line) else { continue };
            let same = |field| draft.get(field) == read.get(field);
            if [Field::Name, Field::Email, Field::Phone].into_iter().all(same) {
                *choice = *chosen;
            }
            draft.keep_mended(read, mended);
        }
    }

    /// Whether the people are rows of a table.
    pub(super) fn is_table(&self) -> bool {
        !self.read.is_empty()
    }
}

/// Whether one can apply for a requisition.
pub(super) fn takes_people(session: Session, id: Id<Requisition>) -> bool {
    session.views().requisition(id).is_some_and(|found| found.closed.is_none())
}

/// The import of this screen.
#[derive(Clone, Copy)]
pub(super) struct Import {
    state: StoredValue<State, LocalStorage>,
    changed: Trigger,
}

impl Import {
    pub(super) fn new() -> Self {
        Self { state: StoredValue::new_local(State::default()), changed: Trigger::new() }
    }

    /// Reads the state, and again when it changes.
    pub(super) fn with<T>(self, read: impl FnOnce(&State) -> T) -> T {
        self.changed.track();
        self.state.with_value(read)
    }

    /// Reads the state as it is now.
    pub(super) fn peek<T>(self, read: impl FnOnce(&State) -> T) -> T {
        self.state.with_value(read)
    }

    /// Changes the state, unless its screen is gone.
    pub(super) fn change(self, change: impl FnOnce(&mut State)) {
        if self.state.try_update_value(change).is_some() {
            self.changed.notify();
        }
    }

    /// Takes in what the positions are called now.
    pub(super) fn name_anew(self, session: Session) {
        let named = directory(&session.views());
        self.change(|state| {
            let earlier = std::mem::take(&mut state.positions.directory);
            state.positions.directory = named.with_chosen(earlier);
        });
    }

    /// Takes in the bytes of a file.
    pub(super) fn open_bytes(self, session: Session, name: String, bytes: Vec<u8>) {
        // Whoever has left the screen while the file was read, wants it no more.
        if self.state.try_with_value(|_| ()).is_none() {
            return;
        }
        let encoding = encoding::guess(&bytes);
        let zeros = bytes.iter().take(1000).any(|byte| *byte == 0);
        if bytes.starts_with(b"PK")
            || bytes.starts_with(b"%PDF")
            || (zeros && !matches!(encoding, Encoding::Utf16 | Encoding::Utf16Be))
        {
            // A CV is what people bring here most who bring no list.
            let document = Format::of(&bytes).is_some() || name.to_lowercase().ends_with(".docx");
            let w = &words().import_people;
            return self.refuse(if document { w.document } else { w.not_a_list }.to_owned());
        }
        let text = decode(&bytes, encoding.label()).unwrap_or_default();
        self.change(|state| {
            state.bytes = Some(bytes);
            state.encoding = Some(encoding);
        });
        self.open(session, name, text, false);
    }

    /// Takes in a text that was pasted.
    pub(super) fn open_text(self, session: Session, text: String) {
        self.change(|state| {
            state.bytes = None;
            state.encoding = None;
        });
        self.open(session, words().import_people.pasted.to_owned(), text, true);
    }

    pub(super) fn refuse(self, why: String) {
        self.change(|state| {
            state.step = Step::Choose;
            state.fault = Some(why);
        });
    }

    fn open(self, session: Session, name: String, text: String, pasted: bool) {
        let found = look(&text, pasted, &decode);
        self.change(|state| {
            state.name = name;
            state.unclear = pasted && paste::is_unclear(&text) && matches!(found, Ok(Found::Table | Found::Mail(_)));
            state.text = text;
            state.today = session.today();
            state.order = None;
            state.read.clear();
            state.positions.begin();
        });
        match found {
            Err(why) => self.refuse(nobody_text(why)),
            Ok(Found::Table) => self.read_as_table(session),
            Ok(Found::Mail(draft)) => self.take(session, vec![*draft]),
            Ok(Found::People(drafts)) => self.take(session, drafts),
            Ok(Found::Applicant { mut draft, requisition }) => {
                let known = requisition.filter(|id| takes_people(session, *id));
                if known.is_some() {
                    // Whatever it was called when the file was written.
                    draft.position.clear();
                }
                self.change(|state| state.positions.chosen = known.map(For::One));
                self.take(session, vec![*draft]);
            }
        }
    }

    /// Reads what was pasted as a table.
    pub(super) fn read_as_table(self, session: Session) {
        self.change(|state| state.delimiter = Some(sheet::delimiter(&state.text)));
        self.read_table(session);
    }

    /// Reads what was pasted as an e-mail.
    pub(super) fn read_as_mail(self, session: Session) {
        self.change(|state| state.read.clear());
        let draft = self.peek(|state| paste::mail(&state.text, &decode));
        self.take(session, vec![draft]);
    }

    /// Reads the table anew, with the delimiter and the encoding that are chosen.
    pub(super) fn read_table(self, session: Session) {
        let remembered = session.preferences().columns;
        self.change(|state| match Sheet::read(&state.text, state.delimiter.unwrap_or(Delimiter::Comma)) {
            Ok(sheet) => {
                state.columns = sheet::guess(&sheet, &remembered);
                state.sheet = sheet;
                state.step = Step::Columns;
                state.fault = None;
                state.reading += 1;
                state.tell_order();
            }
            Err(why) => {
                state.step = Step::Choose;
                state.fault = Some(table_text(why));
            }
        });
    }

    /// Decodes the file anew.
    pub(super) fn choose_encoding(self, session: Session, encoding: Encoding) {
        let decoded = self.peek(|state| decode(state.bytes.as_deref()?, encoding.label()));
        if let Some(text) = decoded {
            self.change(|state| {
                state.encoding = Some(encoding);
                state.text = text;
            });
            self.read_table(session);
        }
    }

    /// Takes another row for the heading.
    pub(super) fn choose_header(self, session: Session, header: Option<usize>) {
        let remembered = session.preferences().columns;
        self.change(|state| {
            state.sheet.header = header;
            state.columns = sheet::guess(&state.sheet, &remembered);
            state.reading += 1;
            state.tell_order();
        });
    }

    /// Makes drafts of the rows, and remembers what was chosen otherwise than guessed.
    pub(super) fn read_people(self, session: Session) {
        let drafts = self.peek(|state| {
            let reading = Reading { columns: state.columns.clone(), order: state.order.unwrap_or(DateOrder::DayFirst) };
            let headings = state.sheet.headings();
            let rows = state.sheet.people().iter();
            rows.map(|row| sheet::draft(row, &headings, &reading, &experience)).collect()
        });
        self.remember(session);
        self.change(|state| state.take_rows(drafts));
        self.compare(session);
    }

    fn remember(self, session: Session) {
        let mut kept = session.preferences().columns;
        let before = kept.clone();
        self.peek(|state| {
            let guessed = sheet::guess(&state.sheet, &BTreeMap::new());
            for (place, heading) in state.sheet.headings().iter().enumerate() {
                let key = columns::heading_key(heading);
                let chosen = state.columns.get(place).copied().flatten();
                if chosen == guessed.get(place).copied().flatten() {
                    kept.remove(&key);
                } else if !key.is_empty() && key.len() < 100 && kept.len() < 200 {
                    kept.insert(key, chosen.map_or_else(String::new, |field| field.key().to_owned()));
                }
            }
        });
        if kept != before {
            session.prefer(move |preferences| preferences.columns = kept);
        }
    }

    fn take(self, session: Session, drafts: Vec<Draft>) {
        self.change(|state| state.take(drafts));
        self.compare(session);
    }

    /// Changes a text of a draft.
    pub(super) fn mend(self, session: Session, place: usize, field: Field, text: String) {
        self.change(|state| {
            if let Some(draft) = state.drafts.get_mut(place) {
                draft.mend(field, text, state.order.unwrap_or(DateOrder::DayFirst));
            }
        });
        if matches!(field, Field::Name | Field::Email | Field::Phone) {
            self.compare(session);
        }
    }

    /// Looks for people who are here already, a few at a time.
    fn compare(self, session: Session) {
        self.change(|state| {
            state.round += 1;
        });
        self.name_anew(session);
        let round = self.peek(|state| state.round);
        spawn_local(async move {
            let mut known = Known::default();
            let people = session.views().whole_people();
            for slice in people.chunks(AT_ONCE) {
                slice.iter().for_each(|(id, person)| known.add_person(*id, person));
                breathe().await;
            }
            let count = self.state.try_with_value(|state| state.drafts.len()).unwrap_or_default();
            let mut twins = Vec::with_capacity(count);
            while twins.len() < count {
                let more = self.state.try_with_value(|state| {
                    // What was mended meanwhile is compared in a round of its own.
                    let going_on = state.round == round;
                    let drafts = state.drafts.iter().enumerate().skip(twins.len()).take(AT_ONCE);
                    drafts.for_each(|(place, draft)| twins.push(known.add_draft(place, draft)));
                    going_on
                });
                if more != Some(true) {
                    return;
                }
                breathe().await;
            }
            self.change(|state| {
                if state.round != round {
                    return;
                }
                // Whoever is like somebody else now, was not meant by what was chosen.
                let others = state.twins.iter().zip(&twins).map(|(before, now)| state.compared && before != now);
                for (choice, other) in state.choices.iter_mut().zip(others) {
                    if other && *choice != Some(Choice::Skip) {
                        *choice = None;
                    }
                }
                state.twins = twins;
                if !state.compared {
                    state.compared = true;
                    let first = [Filter::ToMend, Filter::Alike].into_iter().find(|part| !state.part(*part).is_empty());
                    state.list(first.unwrap_or_default());
                }
            });
        });
    }

    /// Shows another part of the people.
    pub(super) fn show(self, filter: Filter) {
        self.change(|state| state.list(filter));
    }
}

impl State {
    fn tell_order(&mut self) {
        self.order = match self.sheet.told(&self.columns) {
            Told::Surely(order) => Some(order),
            Told::Unclear | Told::Mixed => None,
        };
    }

    /// Makes a column something else.
    pub(super) fn choose_column(&mut self, place: usize, field: Option<Field>) {
        let dates = |field: Option<Field>| field == Some(Field::Applied);
        if let Some(column) = self.columns.get_mut(place) {
            let before = std::mem::replace(column, field);
            if dates(before) != dates(field) {
                self.tell_order();
            }
        }
    }
}
