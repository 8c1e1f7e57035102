//! What changes thousands of records is done a part at a time, so that the screen goes on answering: an edit about many people, an
//! undo. One such thing at a time; edits about one person go on meanwhile. Must never leave a part of what was refused.

use super::{Inner, Session, capture, chance, pause::breathe, points::Cause, undoing::Undone};
use crate::{
    domain::edit::{Edit, EditError},
    workspace::undo::{Step, revert},
};
use std::rc::Rc;

/// How many people an edit is about before the screen has its turn; up to so many it is done at once.
pub const AT_ONCE: usize = 100;
/// How many records an undo turns before the screen has its turn: some three for each person.
const RECORDS_AT_ONCE: usize = 3 * AT_ONCE;

/// Holds that something in parts is under way, until it goes.
struct UnderWay(Rc<Inner>);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.under_way.set(false);
    }
}

impl Session {
    fn alone(self) -> Result<UnderWay, EditError> {
        let inner = self.inner();
        if inner.under_way.replace(true) { Err(EditError::UnderWay) } else { Ok(UnderWay(inner)) }
    }

    /// As [`Session::dispatch`], a part at a time; `told` hears about how many of how many people it is done. What is taken in from a
    /// file waits for its restore point.
    ///
    /// # Errors
    /// Says why the rules refuse the edit; nothing has changed then, also where another tab takes away under it what it builds on.
    pub async fn dispatch_in_slices(self, edit: Edit, told: &dyn Fn(usize, usize)) -> Result<(), EditError> {
        let _alone = self.alone()?;
        let (me, at) = (self.who().ok_or(EditError::NoName)?, chance::now());
        let (all, cause) = (edit.people(), capture::cause_of(&edit));
        let parts = edit.into_parts(AT_ONCE);
        // Nothing is kept for what is refused.
        if let Some(first) = parts.first() {
            self.plan(first.clone(), me, at)?;
        }
        match cause {
            Some(Cause::Import) => self.keep_point(Cause::Import).await,
            Some(cause) => self.point_before(cause),
            None => {}
        }
        let (mut done, mut steps) = (0, Vec::new());
        for part in parts {
            done += part.people();
            match self.plan(part, me, at).and_then(|writes| self.stamp(writes)) {
                Ok(step) => {
                    self.show(step.keys());
                    steps.push(step);
                }
                Err(error) => {
                    self.take_back(&Step::together(steps));
                    return Err(error);
                }
            }
            told(done, all);
            breathe().await;
        }
        // Whoever is told that it is done may close the page.
        self.written().await;
        let step = Step::together(steps).within(&self.inner().workspace.borrow());
        self.remember(step);
        Ok(())
    }

    /// Takes back what was done of something that cannot be done whole.
    fn take_back(self, step: &Step) {
        let inner = self.inner();
        let back = {
            let mut clock = inner.clock.borrow_mut();
            clock.set_wall(chance::wall());
            revert(&mut inner.workspace.borrow_mut(), step, &mut clock)
        };
        self.show(back.step.keys());
    }

    /// Undoes the last step as a new edit, or does again what was undone last; `told` hears how many of how many records are turned.
    ///
    /// # Errors
    /// [`EditError::UnderWay`] while something about many people is not finished.
    pub async fn step_back(self, redo: bool, told: &dyn Fn(usize, usize)) -> Result<Undone, EditError> {
        let _alone = self.alone()?;
        let inner = self.inner();
        let begun = inner.history.borrow_mut().begin(redo);
        let Some(mut turn) = begun else { return Ok(Undone::default()) };
        self.tell_undoable();
        loop {
            let keys = {
                let mut clock = inner.clock.borrow_mut();
                clock.set_wall(chance::wall());
                turn.go_on(RECORDS_AT_ONCE, &mut inner.workspace.borrow_mut(), &mut clock)
            };
            self.show(keys);
            let (turned, all) = turn.progress();
            if turned == all {
                break;
            }
            told(turned, all);
            breathe().await;
        }
        let left = inner.history.borrow_mut().end(turn, &inner.workspace.borrow());
        self.tell_undoable();
        self.point_when_due();
        Ok(Undone { done: true, left })
    }
}
