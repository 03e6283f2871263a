//! Figures as their readers meet them: boxes, text, numbers and files.
#![cfg(test)]

mod boxes;
mod common;
mod files;
mod said;
