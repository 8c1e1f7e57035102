//! The interviewer pack on the screen: made by the owner, offered where a file is opened, and the scoring view that it becomes.

mod make;
mod offer;
mod panels;
mod screen;

pub use make::PackButton;
pub use offer::{OpenSent, PackOffer};
pub use panels::{Elsewhere, RemovePanel};
pub use screen::PackScreen;
