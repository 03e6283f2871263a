//! Figures as their readers meet them: boxes, text, numbers and files.
#![cfg(test)]

mod boxes;
mod callouts;
mod charts;
mod clip_files;
mod clips;
mod common;
mod files;
mod pages;
mod pages_public;
mod said;
