//! The board: columns of cards. A menu moves them, by keyboard and single pointer alike; dragging is a comfort on top and ends in
//! the same edit. A column mounts a capped number of cards, and a card reads its own record alone.

#[cfg(target_arch = "wasm32")]
mod card;
#[cfg(target_arch = "wasm32")]
mod carried;
#[cfg(target_arch = "wasm32")]
mod drag;
pub mod gesture;
#[cfg(target_arch = "wasm32")]
mod lane;
#[cfg(target_arch = "wasm32")]
mod move_menu;
#[cfg(target_arch = "wasm32")]
mod pool;
#[cfg(target_arch = "wasm32")]
mod room;
#[cfg(target_arch = "wasm32")]
mod screen;
#[cfg(target_arch = "wasm32")]
mod selection;
pub mod slots;

#[cfg(target_arch = "wasm32")]
pub use move_menu::MoveButton;
#[cfg(target_arch = "wasm32")]
pub use screen::BoardScreen;
