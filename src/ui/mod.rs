//! The page: thin components over the session. Rules do not live here.

mod app;
mod banner;
mod browser;
mod checker;
mod debrief;
mod details;
mod dom;
mod export_menu;
mod first_screen;
mod focus;
mod history;
mod import;
mod incident_screen;
mod lean;
mod next_update;
mod notices;
mod pause;
mod pictures;
mod promise;
mod reactive;
mod redaction;
mod remade;
mod session;
mod settings_dialog;
mod shell;
mod theories;
mod timeline_rows;
mod title;
mod typed_time;
mod unreadable;
mod update;
mod widgets;
mod words;
mod working;

pub use app::mount;
