//! The fields of the job description, in the order in which candidates read them. Each of them writes its own part alone.

use super::{
    OnDesk, change,
    lists::{LineList, QualificationList},
    try_change,
};
use crate::{
    domain::{
        Id,
        job::{JobDescription, ServiceType, Shifts, Workplace},
        money::{Amount, CURRENCIES, PayPeriod},
        publish::{Missing, salary_fault, wide_range},
        requisition::Requisition,
    },
    i18n::{intl, missing_text, period_name, service_name, shifts_name, words, workplace_name},
    session::use_session,
    ui::controls::{CheckedField, LongTextField, SelectField, TextField},
};
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

/// A value of the domain as the choice of a select: its name in the file.
fn choice<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

fn chosen<T: DeserializeOwned>(choice: &str) -> Option<T> {
    serde_json::from_value(choice.into()).ok()
}

/// The choices of an optional value, with one for "nothing yet".
fn choices<T: Serialize + Copy>(values: &[T], name: impl Fn(T) -> &'static str) -> Vec<(String, String)> {
    let none = (String::new(), words().desk.choose.to_owned());
    std::iter::once(none).chain(values.iter().map(|value| (choice(value), name(*value).to_owned()))).collect()
}

/// All fields.
#[component]
pub(super) fn Fields(id: Id<Requisition>, on_desk: OnDesk) -> impl IntoView {
    let session = use_session();
    let w = &words().desk;
    let text = move |part: fn(&JobDescription) -> &String| {
        Signal::derive(move || on_desk.get().map(|found| part(&found.job).clone()).unwrap_or_default())
    };
    let set = move |part: fn(&mut JobDescription) -> &mut String| {
        move |typed: String| {
            change(session, id, |requisition| *part(&mut requisition.job) = typed);
        }
    };
    let option = move |part: fn(&JobDescription) -> String| {
        Signal::derive(move || on_desk.get().map(|found| part(&found.job)).unwrap_or_default())
    };
    let set_option = move |write: fn(&mut JobDescription, &str)| {
        move |picked: String| {
            change(session, id, |requisition| write(&mut requisition.job, &picked));
        }
    };
    let services = [ServiceType::PreSales, ServiceType::AfterSales, ServiceType::Complaints, ServiceType::Mixed];
    let shifts = [Shifts::None, Shifts::Rotating, Shifts::EveningsOrWeekends, Shifts::Nights];
    let workplaces = [Workplace::OnSite, Workplace::Hybrid, Workplace::Remote];
    view! {
        <section class="sect stack">
            <h2>{w.job}</h2>
            <p>{w.job_text}</p>
            <TextField id="title" label=w.title value=text(|j| &j.title) on_commit=set(|j| &mut j.title) max_length=200 />
            <LongTextField
                record=id.raw()
                field="purpose"
                id="purpose"
                label=w.purpose
                hint=w.purpose_hint.to_owned()
                value=text(|j| &j.purpose)
                on_commit=set(|j| &mut j.purpose)
                multiline=3
            />
            <div class="two">
                <SelectField
                    id="service"
                    label=w.service
                    options=choices(&services, service_name)
                    value=option(|j| j.service.as_ref().map(choice).unwrap_or_default())
                    on_change=set_option(|j, picked| j.service = chosen(picked))
                />
                <Headcount id on_desk />
            </div>
            <div class="two">
                <TextField id="department" label=w.department optional=true value=text(|j| &j.department) on_commit=set(|j| &mut j.department) />
                <TextField id="hiring-manager" label=w.manager optional=true value=text(|j| &j.hiring_manager) on_commit=set(|j| &mut j.hiring_manager) />
            </div>
        </section>
        <Pay id on_desk />
        <section class="sect stack">
            <h2>{w.qualifications}</h2>
            <p>{w.qualifications_text}</p>
            <QualificationList id on_desk />
            <TextField id="education" label=w.education optional=true value=text(|j| &j.education) on_commit=set(|j| &mut j.education) />
            <TextField id="experience" label=w.experience optional=true value=text(|j| &j.experience) on_commit=set(|j| &mut j.experience) />
            <h3>{w.skills}</h3>
            <LineList id on_desk name="skills" label=w.skills part=|r| &r.job.skills part_mut=|r| &mut r.job.skills />
        </section>
        <section class="sect stack">
            <h2>{w.conditions}</h2>
            <TextField id="hours" label=w.hours value=text(|j| &j.hours) on_commit=set(|j| &mut j.hours) />
            <div class="two">
                <SelectField
                    id="shifts"
                    label=w.shifts
                    options=choices(&shifts, shifts_name)
                    value=option(|j| j.shifts.as_ref().map(choice).unwrap_or_default())
                    on_change=set_option(|j, picked| j.shifts = chosen(picked))
                />
                <SelectField
                    id="workplace"
                    label=w.workplace
                    options=choices(&workplaces, workplace_name)
                    value=option(|j| j.workplace.as_ref().map(choice).unwrap_or_default())
                    on_change=set_option(|j, picked| j.workplace = chosen(picked))
                />
            </div>
            <TextField id="place" label=w.place value=text(|j| &j.place) on_commit=set(|j| &mut j.place) />
            <AnswerDays id on_desk />
            <h3>{w.perks}</h3>
            <p>{w.perks_text}</p>
            <LineList id on_desk name="perks" label=w.perks part=|r| &r.job.perks part_mut=|r| &mut r.job.perks />
        </section>
        <section class="sect stack">
            <h2>{w.work}</h2>
            <h3>{w.duties}</h3>
            <LineList id on_desk name="duties" label=w.duties part=|r| &r.job.duties part_mut=|r| &mut r.job.duties />
            <LongTextField
                record=id.raw()
                field="typical_day"
                id="typical-day"
                label=w.day
                hint=w.day_hint.to_owned()
                optional=true
                value=text(|j| &j.typical_day)
                on_commit=set(|j| &mut j.typical_day)
                multiline=3
            />
        </section>
    }
}

#[component]
fn Headcount(id: Id<Requisition>, on_desk: OnDesk) -> impl IntoView {
    let session = use_session();
    let w = &words().desk;
    let value = move || on_desk.get().map(|found| found.headcount.to_string()).unwrap_or_default();
    let set = move |typed: String| match typed.trim().parse::<u32>() {
        Ok(count @ 1..) => try_change(session, id, |requisition| requisition.headcount = count),
        _ => Err(w.headcount_fault.to_owned()),
    };
    view! { <CheckedField id="headcount" label=w.headcount value=Signal::derive(value) on_commit=set /> }
}

/// The promise to those who apply; an empty field promises nothing.
#[component]
fn AnswerDays(id: Id<Requisition>, on_desk: OnDesk) -> impl IntoView {
    let session = use_session();
    let w = &words().desk;
    let value = move || on_desk.get().and_then(|found| found.job.answer_days).map(|days| days.to_string());
    let set = move |typed: String| {
        // What is no number is refused as one out of range is.
        let days = Some(typed.trim()).filter(|days| !days.is_empty()).map(|days| days.parse().unwrap_or_default());
        try_change(session, id, |requisition| requisition.job.answer_days = days)
    };
    view! {
        <CheckedField
            id="answer-days"
            label=w.answer
            hint=w.answer_hint.to_owned()
            optional=true
            value=Signal::derive(move || value().unwrap_or_default())
            on_commit=set
            max_length=3
        />
    }
}

#[component]
fn Pay(id: Id<Requisition>, on_desk: OnDesk) -> impl IntoView {
    let session = use_session();
    let w = &words().desk;
    let currencies = CURRENCIES.iter().map(|code| ((*code).to_owned(), (*code).to_owned())).collect();
    let periods = [PayPeriod::Hour, PayPeriod::Month, PayPeriod::Year]
        .map(|period| (choice(&period), period_name(period).to_owned()))
        .to_vec();
    let currency = move || on_desk.get().map(|found| found.job.salary.currency.clone()).unwrap_or_default();
    let period = move || on_desk.get().map(|found| choice(&found.job.salary.per)).unwrap_or_default();
    let wide = move || {
        let ratio = on_desk.get().and_then(|found| wide_range(&found.job.salary));
        ratio.map(|ratio| (w.wide)(&intl::number(ratio, 2)))
    };
    view! {
        <section class="sect stack">
            <h2>{w.pay}</h2>
            <p>{w.pay_text}</p>
            <div class="row">
                <AmountField id on_desk name="salary-min" label=w.from upper=false />
                <AmountField id on_desk name="salary-max" label=w.to upper=true />
                <SelectField
                    id="salary-currency"
                    label=w.currency
                    options=currencies
                    value=Signal::derive(currency)
                    on_change=move |code: String| {
                        change(session, id, |requisition| requisition.job.salary.currency = code);
                    }
                />
                <SelectField
                    id="salary-per"
                    label=w.per
                    options=periods
                    value=Signal::derive(period)
                    on_change=move |picked: String| {
                        if let Some(per) = chosen(&picked) {
                            change(session, id, |requisition| requisition.job.salary.per = per);
                        }
                    }
                />
            </div>
            {move || wide().map(|text| view! { <p class="hint">{text}</p> })}
        </section>
    }
}

/// One end of the salary range. What is no amount stays in the field, with a fault, and changes nothing. A range that ends before it
/// begins has a fault too, but is kept: the other end may be next.
#[component]
fn AmountField(
    id: Id<Requisition>,
    on_desk: OnDesk,
    name: &'static str,
    label: &'static str,
    upper: bool,
) -> impl IntoView {
    let session = use_session();
    let value = move || {
        let amount = on_desk.get().and_then(|found| if upper { found.job.salary.max } else { found.job.salary.min });
        let text = |amount: Amount| {
            intl::number(amount.as_number(), if amount.hundredths().is_multiple_of(100) { 0 } else { 2 })
        };
        amount.map(text).unwrap_or_default()
    };
    let reversed = move || {
        let salary = on_desk.get().map(|found| found.job.salary.clone());
        let reversed = upper && salary.as_ref().and_then(salary_fault) == Some(Missing::SalaryReversed);
        reversed.then(|| missing_text(Missing::SalaryReversed).to_owned())
    };
    let set = move |typed: String| {
        let amount = Amount::parse(&typed);
        if amount.is_none() && !typed.trim().is_empty() {
            return Err(words().desk.amount_fault.to_owned());
        }
        try_change(session, id, |requisition| {
            let salary = &mut requisition.job.salary;
            *(if upper { &mut salary.max } else { &mut salary.min }) = amount;
        })
    };
    view! {
        <CheckedField
            id=name
            label=label
            value=Signal::derive(value)
            on_commit=set
            fault=Signal::derive(reversed)
        />
    }
}
