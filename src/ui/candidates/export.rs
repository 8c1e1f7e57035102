//! The list of candidates as a table for spreadsheets: those who are found, each with their applications. Must never hold notes,
//! scores or decisions.

use crate::{
    domain::{Id, candidate::Candidate, facts::Facts},
    exchange::people::{
        draft::Draft,
        export::{self, ExportRow},
    },
    i18n::{plural, stage_name, words},
    session::{Session, chance},
    ui::{
        controls::{download, toast},
        requisitions::title_of,
    },
};

/// Hands it to the person as a file.
pub(super) fn export(session: Session, people: &[Id<Candidate>]) {
    let w = &words().import_people;
    let rows = rows(session, people);
    let name = format!("{}-{}.csv", w.export_name, session.today());
    let text = export::write(&w.export_headings, &rows);
    toast(match download(&name, "text/csv;charset=utf-8;header=present", &text) {
        Ok(()) => plural(rows.len(), &w.exported),
        Err(_) => w.export_failed.to_owned(),
    });
}

/// A row for each application; one for a person who has none.
fn rows(session: Session, people: &[Id<Candidate>]) -> Vec<ExportRow> {
    let views = session.views();
    let mut rows = Vec::with_capacity(people.len());
    for id in people {
        let Some(person) = views.candidate(*id) else { continue };
        let before = rows.len();
        for application in views.applications_of(*id).into_iter().filter_map(|id| views.seen_application(id)) {
            let Some(requisition) = views.requisition(application.requisition) else { continue };
            let stage = requisition.stages.get(&application.placement.stage).map(stage_name);
            rows.push(ExportRow {
                draft: Draft::of(&person).applying(&application, chance::day_of),
                position: title_of(&requisition),
                stage: stage.unwrap_or_default(),
            });
        }
        if rows.len() == before {
            rows.push(ExportRow { draft: Draft::of(&person), ..ExportRow::default() });
        }
    }
    rows
}
