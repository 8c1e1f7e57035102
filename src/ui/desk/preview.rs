//! The job description as candidates read it: live beside the form, and on paper.

use super::OnDesk;
use crate::{
    domain::job::{Items, JobDescription, Line, Need, in_order},
    i18n::{intl, plural, shifts_name, words, workplace_name},
    session::{Topic, use_session},
    ui::requisitions::title_of,
};
use leptos::prelude::*;

/// The sheet.
#[component]
pub(super) fn Preview(on_desk: OnDesk) -> impl IntoView {
    let session = use_session();
    let w = &words().desk;
    move || {
        let found = on_desk.get()?;
        let job = &found.job;
        let settings = &session.on(Topic::Settings).settings;
        let (company, about) = (settings.name.clone(), settings.about.clone());
        let place = [
            company.clone(),
            job.place.clone(),
            job.workplace.map(workplace_name).unwrap_or_default().to_owned(),
            job.department.clone(),
        ];
        let hours = [job.hours.clone(), job.shifts.map(shifts_name).unwrap_or_default().to_owned()];
        Some(view! {
            <aside class="sheet preview printable" tabindex="0" aria-label=w.preview>
                <span class="chip ok">{w.preview}</span>
                <h2>{title_of(&found)}</h2>
                <p>{joined(&place)}</p>
                <p>
                    <b>{intl::salary(&job.salary)}</b>
                </p>
                <p>{joined(&hours)}</p>
                <p class="text">{job.purpose.clone()}</p>
                <Lines title=w.you_will lines=lines(&job.duties) />
                <Lines title=w.day lines=said(&[&job.typical_day]) />
                <Lines title=w.you_need lines=needs(job) />
                <Lines title=w.you_get lines=lines(&job.perks) />
                {(!about.is_empty()).then(|| view! { <p class="text">{about}</p> })}
                {job.answer_days.map(|days| view! { <p>{plural(days as usize, &w.answer_said)}</p> })}
                <p class="print-footer">{company}</p>
            </aside>
        })
    }
}

fn joined(parts: &[String]) -> String {
    let said: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    said.join(" · ")
}

fn said(texts: &[&String]) -> Vec<String> {
    texts.iter().filter(|text| !text.trim().is_empty()).map(|text| (*text).clone()).collect()
}

fn lines(items: &Items<Line>) -> Vec<String> {
    let texts: Vec<&String> = in_order(items).into_iter().map(|(_, line)| &line.text).collect();
    said(&texts)
}

fn needs(job: &JobDescription) -> Vec<String> {
    let qualifications = in_order(&job.qualifications).into_iter().map(|(_, one)| match one.need {
        Need::Must => one.text.clone(),
        Need::Nice => format!("{} ({})", one.text, words().desk.nice),
    });
    let mut all: Vec<String> = qualifications.filter(|text| !text.trim().is_empty()).collect();
    all.extend(said(&[&job.education, &job.experience]));
    all.extend(lines(&job.skills));
    all
}

#[component]
fn Lines(title: &'static str, lines: Vec<String>) -> impl IntoView {
    (!lines.is_empty()).then(|| {
        view! {
            <h3>{title}</h3>
            <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        }
    })
}
