//! The second step, for tables: how the file is written, and which column is what. All of it is guessed, shown with examples and
//! can be chosen otherwise.

use super::{
    state::{Import, State, Step},
    texts::field_name,
};
use crate::{
    exchange::{
        csv::Delimiter,
        people::{
            columns::Field,
            dates::{self, DateOrder, Told},
            encoding::Encoding,
        },
    },
    i18n::{intl, plural, words},
    session::use_session,
    ui::controls::{SelectField, focus_field},
};
use leptos::prelude::*;

/// How many rows may be the heading.
const HEADINGS: usize = 20;
/// How many examples of a column are shown.
const SAMPLES: usize = 3;
/// How many characters of one are.
const LONGEST_SAMPLE: usize = 40;
/// How many characters of a row that may be the heading are shown.
const LONGEST_HEADINGS: usize = 60;
const ORDER: &str = "import-order";

/// The step.
#[component]
pub(super) fn Columns(import: Import) -> impl IntoView {
    let session = use_session();
    let w = &words().import_people;
    let fault = RwSignal::new(None::<&'static str>);
    let next = move |_| {
        let named = import.peek(|state| {
            let name = |field: &Option<Field>| matches!(field, Some(Field::Name | Field::First | Field::Last));
            state.columns.iter().any(name)
        });
        let why = match import.peek(|state| (named, state.order)) {
            (false, _) => Some((w.no_name, "column-0")),
            (true, None) => Some((w.no_order, ORDER)),
            (true, Some(_)) => None,
        };
        fault.set(why.map(|(text, _)| text));
        match why {
            Some((_, field)) => focus_field(field),
            None => import.read_people(session),
        }
    };
    let name = import.peek(|state| state.name.clone());
    let reading = Memo::new(move |_| import.with(|state| state.reading));
    view! {
        <div class="head">
            <div class="grow">
                <h1 tabindex="-1">{(w.columns_title)(&name)}</h1>
                <p>{move || import.with(|state| plural(state.sheet.people().len(), &w.columns_facts))}</p>
            </div>
            {import
                .peek(|state| state.unclear)
                .then(|| {
                    view! {
                        <button type="button" class="btn quiet" on:click=move |_| import.read_as_mail(session)>
                            {w.as_mail}
                        </button>
                    }
                })}
            <button type="button" class="btn" on:click=move |_| import.change(|state| state.step = Step::Choose)>
                {w.start_over}
            </button>
            <button type="button" class="btn go" on:click=next>
                {w.next}
            </button>
        </div>
        <div role="alert">{move || fault.get().map(|why| view! { <p class="gate bad">{why}</p> })}</div>
        <div class="stack">
            {move || {
                let line = import.with(|state| state.sheet.open_quote)?;
                Some(view! { <p class="gate">{(w.open_quote)(line)}</p> })
            }}
            <section class="sheet">
                <Writing import reading />
            </section>
            <section class="sheet stack">
                <h2>{w.columns}</h2>
                <p class="hint">{w.columns_hint}</p>
                <div class="import-columns">
                    {move || {
                        let all = reading.get();
                        let width = import.peek(|state| state.sheet.width);
                        (0..width).filter(|_| all > 0).map(|place| view! { <Column import place /> }).collect_view()
                    }}
                </div>
                <Order import />
            </section>
        </div>
    }
}

/// Encoding, delimiter and heading.
#[component]
fn Writing(import: Import, reading: Memo<usize>) -> impl IntoView {
    let session = use_session();
    let w = &words().import_people;
    let encodings = numbered(&w.encodings);
    let delimiters = numbered(&w.delimiters);
    let encoding = move || import.with(|state| Encoding::ALL.iter().position(|one| Some(*one) == state.encoding));
    let delimiter = move || import.with(|state| Delimiter::ALL.iter().position(|one| Some(*one) == state.delimiter));
    let header = move || import.with(|state| state.sheet.header.map_or_else(String::new, |row| row.to_string()));
    let from_file = import.peek(|state| state.encoding.is_some());
    view! {
        <div class="import-columns">
            {from_file
                .then(|| {
                    view! {
                        <SelectField
                            id="import-encoding"
                            label=w.encoding.to_owned()
                            options=encodings
                            value=Signal::derive(move || number(encoding()))
                            on_change=move |chosen: String| {
                                if let Some(encoding) = picked(&Encoding::ALL, &chosen) {
                                    import.choose_encoding(session, encoding);
                                }
                            }
                        />
                    }
                })}
            <SelectField
                id="import-delimiter"
                label=w.delimiter.to_owned()
                options=delimiters
                value=Signal::derive(move || number(delimiter()))
                on_change=move |chosen: String| {
                    if let Some(delimiter) = picked(&Delimiter::ALL, &chosen) {
                        import.change(|state| state.delimiter = Some(delimiter));
                        import.read_table(session);
                    }
                }
            />
            {move || {
                reading.track();
                let options = import.peek(headings);
                view! {
                    <SelectField
                        id="import-header"
                        label=w.header.to_owned()
                        options
                        value=Signal::derive(header)
                        on_change=move |chosen: String| import.choose_header(session, chosen.parse().ok())
                    />
                }
            }}
        </div>
    }
}

/// The first rows, any of which may be the heading.
fn headings(state: &State) -> Vec<(String, String)> {
    let w = &words().import_people;
    let mut options = vec![(String::new(), w.header_none.to_owned())];
    for (place, row) in state.sheet.rows.iter().take(HEADINGS).enumerate() {
        let cells: Vec<&str> =
            row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).take(4).collect();
        let cells = begun(&cells.join(", "), LONGEST_HEADINGS);
        options.push((place.to_string(), (w.header_line)(row.line, &cells)));
    }
    options
}

/// One column: its heading, what it becomes, examples.
#[component]
fn Column(import: Import, place: usize) -> impl IntoView {
    let w = &words().import_people;
    let heading = import.peek(|state| state.sheet.headings().get(place).cloned()).unwrap_or_default();
    let label = if heading.is_empty() { (w.column)(place + 1) } else { heading };
    let samples = import.peek(|state| {
        let cells = state.sheet.people().iter().filter_map(|row| row.cells.get(place));
        let cells =
            cells.map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|cell| !cell.is_empty());
        cells.take(SAMPLES).map(|cell| begun(&cell, LONGEST_SAMPLE)).collect::<Vec<_>>().join(" · ")
    });
    let hint = if samples.is_empty() { w.no_sample.to_owned() } else { (w.sample)(&samples) };
    let mut options = vec![(String::new(), w.out.to_owned())];
    options.extend(Field::ALL.iter().map(|field| (field.key().to_owned(), field_name(*field).to_owned())));
    let value = move || {
        let field = import.with(|state| state.columns.get(place).copied().flatten());
        field.map_or_else(String::new, |field| field.key().to_owned())
    };
    view! {
        <SelectField
            id=format!("column-{place}")
            label
            options
            value=Signal::derive(value)
            hint
            on_change=move |chosen: String| import.change(|state| state.choose_column(place, Field::of_key(&chosen)))
        />
    }
}

/// Which day a date is: asked where the file does not tell, and to be chosen otherwise where it does.
#[component]
fn Order(import: Import) -> impl IntoView {
    let w = &words().import_people;
    let example = Memo::new(move |_| import.with(|state| state.sheet.example(&state.columns).map(str::to_owned)));
    let value = move || match import.with(|state| state.order) {
        Some(DateOrder::DayFirst) => "day",
        Some(DateOrder::MonthFirst) => "month",
        None => "",
    };
    move || {
        let date = example.get()?;
        let mixed = import.peek(|state| state.sheet.told(&state.columns) == Told::Mixed);
        let read = |order| {
            let day = dates::read(&date, order);
            day.map_or_else(|| w.no_day.to_owned(), intl::day)
        };
        let options = vec![
            (String::new(), w.choose_one.to_owned()),
            ("day".to_owned(), (w.day_first)(&read(DateOrder::DayFirst))),
            ("month".to_owned(), (w.month_first)(&read(DateOrder::MonthFirst))),
        ];
        Some(view! {
            <div class="import-columns import-order">
                <SelectField
                    id=ORDER
                    label=(w.order)(&date)
                    options
                    value=Signal::derive(move || value().to_owned())
                    hint=if mixed { w.order_mixed } else { w.order_hint }.to_owned()
                    on_change=move |chosen: String| {
                        import
                            .change(|state| {
                                state.order = match chosen.as_str() {
                                    "day" => Some(DateOrder::DayFirst),
                                    "month" => Some(DateOrder::MonthFirst),
                                    _ => None,
                                };
                            });
                    }
                />
            </div>
        })
    }
}

/// How a text begins; that it goes on shows.
fn begun(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => [text.get(..end).unwrap_or_default().trim_end(), "…"].concat(),
        None => text.to_owned(),
    }
}

fn numbered(texts: &[&'static str]) -> Vec<(String, String)> {
    texts.iter().enumerate().map(|(place, text)| (place.to_string(), (*text).to_owned())).collect()
}

fn number(place: Option<usize>) -> String {
    place.map_or_else(String::new, |place| place.to_string())
}

fn picked<T: Copy>(all: &[T], chosen: &str) -> Option<T> {
    all.get(chosen.parse::<usize>().ok()?).copied()
}
