//! **Send to a colleague**: the open incident as a file, a link or a page of its own. What goes along is shown first, and can
//! be masked in the copy; the incident here keeps every word.

mod capsule;
mod file;
mod found;
mod link;
mod sending;
mod taken;

use crate::ui::kit::choice::ChoiceOf;
use crate::ui::kit::field::shows;
use crate::ui::kit::signals::{effect, text};
use crate::ui::screens::send::capsule::CapsuleWay;
use crate::ui::screens::send::file::FileWay;
use crate::ui::screens::send::found::FoundWords;
use crate::ui::screens::send::link::LinkWay;
use crate::ui::screens::send::sending::Sending;
use crate::ui::screens::send::taken::{HandoverPreview, TakenOver};
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// What is in the dialog, below its head.
#[component]
pub fn SendDialog(session: Session) -> impl IntoView {
    let sending = Sending::new(session);
    let said = Signal::from(sending.said);
    let names = vec!["Everything".to_owned(), "Status and handover".to_owned()];
    let what = text(move || sending.what());
    // What was said is of what went along then.
    effect(move || {
        sending.part.track();
        sending.masked.track();
        sending.said.set(String::new());
    });
    view! {
        <p class="meta">
            "This page sends nothing: it makes a file or a link, and you pass it on."
        </p>
        <ChoiceOf label="What goes along" name="send-what" names place=sending.part />
        <p class="send-what" dir="auto" translate="no" use:shows=what></p>
        <FoundWords sending />
        <p class="send-said" role="status" use:shows=said></p>
        <FileWay sending />
        <LinkWay sending />
        <CapsuleWay sending />
        <HandoverPreview sending />
        <TakenOver sending />
    }
}

/// A way to send, under its name.
#[component]
fn Way(
    /// What it is called.
    name: &'static str,
    /// What it is good for.
    about: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="send-way" aria-label=name>
            <h3>{name}</h3>
            <p class="meta">{about}</p>
            {children()}
        </section>
    }
}
