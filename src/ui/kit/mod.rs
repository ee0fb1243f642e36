//! Small parts that know nothing of incidents.

pub mod button;
pub mod choice;
pub mod dialog;
pub mod dom;
pub mod focus;
pub mod interval;
pub mod lean;
pub mod menu;
pub mod remade;
pub mod sized;
