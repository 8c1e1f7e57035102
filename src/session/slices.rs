//! An edit of thousands of records, written a few at a time, so that the screen goes on answering; undone as one step. Must never
//! be used where somebody waits to type on: the records come in one after the other.

use super::{Session, chance, pause::breathe, points::Cause};
use crate::{
    domain::edit::{self, Change, Context, Edit, EditError},
    workspace::{document::Write, undo::Step},
};

/// How many records are written before the screen has its turn.
const AT_ONCE: usize = 100;

impl Session {
    /// As [`Session::dispatch`], in slices; `told` hears how many of how many records are written. A restore point of what was here
    /// before is made first.
    ///
    /// # Errors
    /// Says why the rules refuse the edit; nothing changes then. If another tab takes away under it what it builds on, it ends
    /// there, and what is written so far can be undone.
    pub async fn dispatch_in_slices(self, edit: Edit, told: impl Fn(usize, usize)) -> Result<(), EditError> {
        let me = self.who().ok_or(EditError::NoName)?;
        self.keep_point(Cause::Import).await;
        let mut fresh = chance::raw_id;
        let mut context = Context { at: chance::now(), by: me, fresh: &mut fresh };
        let changes = edit::plan(edit, &*self.views(), &mut context)?;
        let all = changes.len();
        let mut rest = changes.into_iter();
        let mut whole = Step::default();
        let mut outcome = Ok(());
        while outcome.is_ok() && rest.len() > 0 {
            let slice: Vec<Change> = rest.by_ref().take(AT_ONCE).collect();
            match self.stamp(slice.into_iter().map(Write::from).collect()) {
                Ok(step) => {
                    let keys = step.keys();
                    whole.join(step);
                    self.refresh(&keys);
                    self.save(keys);
                }
                Err(error) => outcome = Err(error),
            }
            told(all - rest.len(), all);
            breathe().await;
        }
        self.inner().history.borrow_mut().push(whole);
        self.tell_undoable();
        self.point_when_due();
        outcome
    }
}
