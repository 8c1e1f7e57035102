//! What everybody is asked in a stage, and what each of them said. The same questions for all, fixed before the first call, are what
//! makes a talk comparable (Sackett et al. 2022: structured interviews predict best of all methods). A reply keeps the wording to
//! which it was given. Must never hold a score: replies are evidence, and scorecards score.

use super::{
    Id,
    job::{Items, Ordered, in_order},
    order::OrderKey,
    requisition::{Requisition, Stage},
    team::Member,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A question of one stage: "When could you start?".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What is asked.
    pub text: String,
    /// In which stage.
    pub stage: Id<Stage>,
    /// Where it stands among all questions.
    pub order: OrderKey,
}

impl Ordered for Question {
    fn order(&self) -> &OrderKey {
        &self.order
    }
    fn order_mut(&mut self) -> &mut OrderKey {
        &mut self.order
    }
}

/// What somebody said to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// The question as it was worded then.
    pub question: String,
    /// What they said. Never empty.
    pub text: String,
    /// When it was written down.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Id<Member>,
}

/// The replies of an application, by the question.
pub type Replies = BTreeMap<Id<Question>, Reply>;

/// What is asked in a stage, in order.
pub fn asked_in(stage: Id<Stage>, requisition: &Requisition) -> Vec<Id<Question>> {
    let all = in_order(&requisition.questions).into_iter();
    all.filter(|(_, question)| question.stage == stage).map(|(id, _)| id).collect()
}

/// Adds questions to a stage, after those that are there, each with a fresh id.
pub fn ask(questions: &mut Items<Question>, stage: Id<Stage>, texts: &[&str], mut fresh: impl FnMut() -> Id<Question>) {
    for text in texts {
        let order = super::job::last_place(questions);
        questions.insert(fresh(), Question { text: (*text).to_owned(), stage, order });
    }
}
