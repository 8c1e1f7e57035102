//! Screens and controls: they read signals and dispatch edits, and nothing else. One folder a screen, one for shared controls.
//! What needs no browser (gestures, geometry, search) is plain Rust and tested natively.
#![allow(unreachable_pub, reason = "the component macro makes the props of every component public")]

#[cfg(target_arch = "wasm32")]
pub mod add_candidate;
#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod application;
pub mod board;
#[cfg(target_arch = "wasm32")]
pub mod candidates;
#[cfg(target_arch = "wasm32")]
pub mod compare;
#[cfg(target_arch = "wasm32")]
pub mod controls;
#[cfg(target_arch = "wasm32")]
pub mod criteria;
#[cfg(target_arch = "wasm32")]
pub mod data;
#[cfg(target_arch = "wasm32")]
pub mod decide;
#[cfg(target_arch = "wasm32")]
pub mod desk;
#[cfg(target_arch = "wasm32")]
pub mod due;
#[cfg(target_arch = "wasm32")]
pub mod files;
pub mod find;
#[cfg(target_arch = "wasm32")]
pub mod gate;
#[cfg(target_arch = "wasm32")]
pub mod mount;
#[cfg(target_arch = "wasm32")]
pub mod pack;
#[cfg(target_arch = "wasm32")]
pub mod pipeline;
#[cfg(target_arch = "wasm32")]
pub mod requisitions;
#[cfg(target_arch = "wasm32")]
pub mod sample;
#[cfg(target_arch = "wasm32")]
pub mod scorecard;
#[cfg(target_arch = "wasm32")]
pub mod shell;
#[cfg(target_arch = "wasm32")]
pub mod welcome;
