//! Whole journeys through the real window, each made at both sizes. Controls are found by the names that
//! are read aloud, and no picture is drawn: what a picture shows is held by `tests/looks`.

#![cfg(test)]

mod desk;
mod event;
mod explore;
mod export;
mod export_moving;
mod files;
mod filtering;
mod gestures;
mod hands;
mod keys;
mod language;
mod layout;
mod papers;
mod present;
mod scenes;
mod scenes_data;
mod settings;
