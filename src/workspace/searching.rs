//! What a search finds people by: all that may be read about them, as one text. Must never hold what is hidden of whoever is screened
//! blind, nor what an interviewer has written: scores may be sealed.

use super::views::Views;
use crate::domain::{Id, application::Application, candidate::Candidate, facts::Facts};

impl Views {
    /// All that is written about somebody, also in the records that were merged with theirs, and for what they apply.
    pub fn written_about(&self, id: Id<Candidate>) -> Option<String> {
        let person = self.candidate(id)?;
        let mut shown = vec![all_of_person(&person)];
        if self.hidden_person(id).is_none() {
            // They were written as they were, name and all.
            shown.extend(self.merged_with(self.person(id)).iter().map(|(_, record)| all_of_person(record)));
        }
        let mut texts: Vec<String> = self.notes_of(id).into_iter().map(|(_, note)| note.text.clone()).collect();
        texts.extend(self.attachments_of(id).into_iter().map(|(_, file)| file.name.clone()));
        for id in self.applications_of(id) {
            let Some(found) = self.application(id) else { continue };
            shown.extend(self.requisition(found.requisition).map(|found| found.job.title.clone()));
            texts.push(of_application(&found));
            texts.push(found.referrer.clone());
            texts.extend(found.rankings.iter().map(|ranking| ranking.reason.clone()));
            texts.extend(found.checks.values().map(|check| check.evidence.clone()));
            texts.extend(found.replies.values().map(|reply| reply.text.clone()));
            for (_, decision) in self.decisions_of(id) {
                texts.extend([decision.reason.clone(), decision.shareable.clone()]);
            }
            texts.extend(self.answers_of(id).into_iter().map(|(_, answer)| answer.text.clone()));
            texts.extend(self.interviews_on(id).into_iter().map(|(_, interview)| interview.place.clone()));
        }
        shown.push(self.seen_text(id, &texts.join("\n")));
        Some(shown.join("\n"))
    }

    /// What a card of the board says of somebody, and their tags.
    pub fn written_on_card(&self, id: Id<Application>) -> Option<String> {
        let found = self.application(id)?;
        let person = self.candidate(found.candidate)?;
        Some([of_person(&person), self.seen_text(found.candidate, &of_application(&found))].join("\n"))
    }
}

fn all_of_person(person: &Candidate) -> String {
    [person.email.as_str(), &person.phone, &person.town, &of_person(person)].join("\n")
}

fn of_person(person: &Candidate) -> String {
    let tags = person.tags.values().map(|tag| tag.text.as_str());
    [person.name.as_str(), &person.headline].into_iter().chain(tags).collect::<Vec<_>>().join("\n")
}

fn of_application(found: &Application) -> String {
    let next = found.next.as_ref().map_or("", |next| next.text.as_str());
    [found.source.as_str(), next].join("\n")
}
