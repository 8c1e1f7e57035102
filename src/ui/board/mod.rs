//! The board: columns of cards, moved by a menu that keyboard and single pointer share. A column mounts a capped number of cards,
//! and a card reads its own record alone.

#[cfg(target_arch = "wasm32")]
mod card;
#[cfg(target_arch = "wasm32")]
mod screen;

#[cfg(target_arch = "wasm32")]
pub use card::move_card;
#[cfg(target_arch = "wasm32")]
pub use screen::BoardScreen;
