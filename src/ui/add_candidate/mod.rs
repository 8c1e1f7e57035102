//! Adding a candidate in ten seconds: a name and one contact, in a dialog or on the screen for people who walk in. Warns of a person
//! who is here already, and must never forbid: two people may share a telephone.

mod walk_in;

use crate::{
    domain::{
        Id,
        candidate::Candidate,
        edit::{Applying, Edit, EditError},
        facts::Facts,
        requisition::Requisition,
        text::{contact_key, email_and_phone},
    },
    i18n::{error_text, words},
    session::{Session, Topic, use_session},
    ui::{
        blind::name_told,
        controls::{Dialog, focus_field, toast_undo},
    },
    workspace::views::Views,
};
use leptos::prelude::*;
pub use walk_in::WalkInScreen;

const NAME: &str = "add-name";
const CONTACT: &str = "add-contact";
const SOURCE: &str = "add-source";

/// What was typed for somebody who is not added yet. It stays while one looks at something else, as long as the page does.
#[derive(Clone, Copy)]
pub struct Draft {
    name: RwSignal<String>,
    contact: RwSignal<String>,
    source: RwSignal<String>,
}

impl Draft {
    fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self { name: text(), contact: text(), source: text() }
    }

    /// Gives the frame of the page an empty one.
    pub fn provide() {
        provide_context(Self::new());
    }

    fn of_page() -> Self {
        use_context().unwrap_or_else(Self::new)
    }

    /// Somebody was added; who comes next came most likely the same way.
    fn begin_next(self) {
        self.name.set(String::new());
        self.contact.set(String::new());
    }
}

/// The dialog; with a requisition the person applies for it at once.
#[component]
pub fn AddCandidate(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// For what the person applies.
    requisition: Option<Id<Requisition>>,
) -> impl IntoView {
    view! {
        <Dialog open beside=true title=Signal::derive(|| words().add_candidate.title.to_owned())>
            <Form open requisition walk_in=false />
        </Dialog>
    }
}

/// Somebody who is here already with the contact that was typed.
#[derive(Clone, PartialEq)]
struct Known {
    id: Id<Candidate>,
    name: String,
    applies_here: bool,
}

#[component]
fn Form(open: RwSignal<bool>, requisition: Option<Id<Requisition>>, walk_in: bool) -> impl IntoView {
    let session = use_session();
    let w = &words().add_candidate;
    let draft = if walk_in { Draft::new() } else { Draft::of_page() };
    let Draft { name, contact, source } = draft;
    if walk_in {
        source.set(w.walk_in_source.to_owned());
    }
    let fault = RwSignal::new(None::<EditError>);
    let said = RwSignal::new(String::new());
    let known = known(session, contact, requisition);
    let applying = move || {
        requisition.map(|requisition| Applying { id: session.fresh(), requisition, source: source.get_untracked() })
    };
    // A toast would lie below the dialog: what is wrong and what was done are said in here. The next one who walks in reads no name.
    let done = move |outcome: Result<(), EditError>, who: &str, next: bool| {
        let refused = outcome.err();
        match &refused {
            Some(EditError::CandidateWithoutName) => focus_field(NAME),
            Some(EditError::CandidateWithoutContact) => focus_field(CONTACT),
            Some(_) => {}
            None if walk_in => {
                draft.begin_next();
                said.set(w.walk_in_added.to_owned());
                focus_field(NAME);
            }
            None => {
                toast_undo((w.added)(who));
                draft.begin_next();
                if next {
                    said.set((w.added)(who));
                    focus_field(NAME);
                } else {
                    source.set(String::new());
                    open.set(false);
                }
            }
        }
        fault.set(refused);
    };
    let add = move |next: bool| {
        let (email, phone) = email_and_phone(&contact.get_untracked());
        let who = name.get_untracked().trim().to_owned();
        let candidate = Candidate { name: who.clone(), email, phone, ..Candidate::default() };
        let edit = Edit::AddCandidate { id: session.fresh(), candidate, application: applying() };
        done(session.dispatch(edit), &who, next);
    };
    let apply = move |_| {
        if let (Some(known), Some(application)) = (known.get_untracked(), applying()) {
            done(session.dispatch(Edit::Apply { candidate: known.id, application }), &known.name, false);
        }
    };
    let fault_at = move |field: &'static str| {
        Signal::derive(move || fault.get().filter(|fault| place(fault) == field).map(|fault| error_text(&fault)))
    };
    let general = fault_at("");
    view! {
        <form
            class="stack"
            novalidate
            on:submit=move |event: leptos::ev::SubmitEvent| {
                event.prevent_default();
                add(walk_in);
            }
        >
            <Line id=NAME label=w.name value=name fault=fault_at(NAME) autofocus=true />
            <Line id=CONTACT label=w.contact hint=w.contact_hint value=contact fault=fault_at(CONTACT) />
            <div role="status">
                {move || {
                    known
                        .get()
                        .map(|known| {
                            let text = match (walk_in, known.applies_here) {
                                (true, true) => w.walk_in_applies.to_owned(),
                                (true, false) => w.walk_in_known.to_owned(),
                                (false, true) => (w.applies)(&known.name),
                                (false, false) => (w.known)(&known.name),
                            };
                            let offer = requisition.is_some() && !known.applies_here;
                            view! {
                                <p class="hint">{text}</p>
                                {offer
                                    .then(|| {
                                        view! {
                                            <button type="button" class="btn small" on:click=apply>
                                                {if walk_in { w.walk_in_apply } else { w.apply_known }}
                                            </button>
                                        }
                                    })}
                            }
                        })
                }}
            </div>
            {(requisition.is_some() && !walk_in)
                .then(|| view! { <Line id=SOURCE label=w.source value=source optional=true /> })}
            <p class="hint" role="status">
                {move || if walk_in && !name.read().is_empty() { String::new() } else { said.get() }}
            </p>
            <div role="alert">{move || general.get().map(|text| view! { <p class="fault">{text}</p> })}</div>
            <div class="dialog-actions">
                <button type="submit" class="btn go">
                    {if walk_in { w.add_next } else { w.add }}
                </button>
                {(!walk_in)
                    .then(|| {
                        view! {
                            <button type="button" class="btn" on:click=move |_| add(true)>
                                {w.add_next}
                            </button>
                        }
                    })}
            </div>
        </form>
    }
}

/// A labelled line. What is typed lives in the dialog until it is added, so this is no field that commits by itself.
#[component]
fn Line(
    id: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    #[prop(optional, into)] fault: Signal<Option<String>>,
    #[prop(optional)] hint: &'static str,
    #[prop(optional)] optional: bool,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
    let described = {
        let (hint_id, fault_id) = (hint_id.clone(), fault_id.clone());
        move || {
            let parts = [(!hint.is_empty()).then(|| hint_id.clone()), fault.get().map(|_| fault_id.clone())];
            let ids: Vec<String> = parts.into_iter().flatten().collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    view! {
        <div class="field">
            <label for=id>
                {label} {optional.then(|| view! { " "<em>{words().common.optional}</em> })}
            </label>
            <input
                class="in"
                class:bad=move || fault.get().is_some()
                id=id
                autofocus=autofocus
                autocomplete="off"
                maxlength="200"
                aria-describedby=described
                aria-invalid=move || fault.get().is_some().then_some("true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {move || fault.get().map(|text| view! { <p class="fault" id=fault_id.clone()>{text}</p> })}
        </div>
    }
}

/// The field that a refusal is about; empty if it is about none of them.
fn place(fault: &EditError) -> &'static str {
    match fault {
        EditError::CandidateWithoutName => NAME,
        EditError::CandidateWithoutContact => CONTACT,
        _ => "",
    }
}

/// Who is here with the contact that is being typed. The people are gone through at the first key after they have changed: not at
/// every key, and not while somebody is being added.
fn known(session: Session, contact: RwSignal<String>, here: Option<Id<Requisition>>) -> Memo<Option<Known>> {
    let people = StoredValue::new((0, Vec::new()));
    Memo::new(move |_| {
        let key = contact_key(&contact.get())?;
        let now = session.changes();
        if people.with_value(|(then, _)| *then != now) {
            people.set_value((now, contacts(&session.views())));
        }
        let id = people.with_value(|(_, people)| people.iter().find(|(other, _)| *other == key).map(|(_, id)| *id))?;
        let views = session.on(Topic::Candidate(id));
        let name = name_told(&views, id)?;
        let theirs = views.applications_of(id).into_iter().filter_map(|id| views.application(id));
        let applies_here = here.is_some_and(|here| theirs.into_iter().any(|other| other.requisition == here));
        Some(Known { id, name, applies_here })
    })
}

/// All contacts as they compare, and whose they are.
fn contacts(views: &Views) -> Vec<(String, Id<Candidate>)> {
    let mut all = Vec::new();
    for (id, person) in views.whole_people() {
        let keys = [&person.email, &person.phone].map(|text| contact_key(text));
        all.extend(keys.into_iter().flatten().map(|key| (key, id)));
    }
    all
}
