//! The list of candidates as a table for spreadsheets: those who are found, each with their applications. Must never hold notes,
//! scores or decisions.

use crate::{
    domain::{Id, candidate::Candidate},
    exchange::people::export,
    i18n::{plural, words},
    session::{Session, chance},
    ui::{
        controls::{download, toast},
        requisitions::directory,
    },
};

/// Hands it to the person as a file.
pub(super) fn export(session: Session, people: &[Id<Candidate>]) {
    let w = &words().import_people;
    let views = session.views();
    let rows = export::rows(people, &views, &directory(&views), chance::day_of);
    let name = format!("{}-{}.csv", w.export_name, session.today());
    let text = export::write(&w.export_headings, &rows);
    toast(match download(&name, "text/csv;charset=utf-8;header=present", &text) {
        Ok(()) => plural(rows.len(), &w.exported),
        Err(_) => w.export_failed.to_owned(),
    });
}
