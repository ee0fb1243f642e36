//! Names, addresses and secrets that go along, each with a box to mask it in the copy.

use crate::evidence::service::sharing::{SharingAnswer, SharingQuestion};
use crate::export::{Mask, MaskKind, people, texts};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{marked, shows};
use crate::ui::kit::handlers::{clicked, happened};
use crate::ui::kit::show::{Anew, Shown};
use crate::ui::kit::signals::{effect, flag, text};
use crate::ui::screens::send::sending::Sending;
use crate::ui::state::checker::Checker;
use leptos::prelude::*;
use std::time::Duration;

/// How long nothing can be sent because nobody has looked through it: what has to go out at once goes out then, and it is
/// said that it was not looked through.
const WAITED_FOR: Duration = Duration::from_secs(10);

/// The list.
#[component]
pub fn FoundWords(sending: Sending) -> impl IntoView {
    let session = sending.session;
    let named = session.peek(people).unwrap_or_default();
    let question = SharingQuestion { sharing: 1, texts: session.peek(texts).unwrap_or_default() };
    let question = serde_json::to_string(&question).unwrap_or_default();
    let checker = Checker::start(move || question.clone());
    let (answer, is_missing) = (checker.answer(), checker.is_missing());
    effect(move || {
        let answered = answer.with(|answer| serde_json::from_str::<SharingAnswer>(answer).ok());
        let found = masks(&named, answered.unwrap_or_default());
        // What opens a door is masked unless somebody wants it to go along.
        sending.masked.set(found.iter().filter(|mask| mask.kind == MaskKind::Secret).cloned().collect());
        sending.found.set(found);
        if is_missing.get() || answer.with(|answer| !answer.is_empty()) {
            sending.is_looked_through.set(true);
        }
    });
    set_timeout(
        move || {
            sending.is_looked_through.try_set(true);
        },
        WAITED_FOR,
    );
    let state = text(move || {
        let is_answered = answer.with(|answer| !answer.is_empty());
        let count = sending.found.with(Vec::len);
        match (is_missing.get(), is_answered, count) {
            (false, false, _) if sending.is_looked_through.get() => {
                "What reads texts has not answered yet: only names from its fields are listed. Look through it yourself, or wait."
            }
            (true, _, _) => "What reads texts could not be had: only names from its fields are listed. Look through it yourself.",
            (false, false, _) => "Looking for names, addresses and secrets…",
            (false, true, 0) => "No name, address or secret was found in it. What was not found may be there all the same.",
            (false, true, _) => "These go along. A box that is ticked masks them in the copy; the record here keeps them.",
        }
        .to_owned()
    });
    let mask_all = move || sending.masked.set(sending.found.get_untracked());
    let keep_all = move || sending.masked.set(Vec::new());
    let rows = move || {
        let found = sending.found.get();
        let groups = MaskKind::ALL.map(|kind| {
            let of_kind: Vec<Mask> = found.iter().filter(|mask| mask.kind == kind).cloned().collect();
            (!of_kind.is_empty()).then(|| view! { <Group sending kind words=of_kind /> })
        });
        groups.into_iter().collect_view()
    };
    view! {
        <section class="send-found" aria-label="Names, addresses and secrets">
            <p use:shows=state></p>
            <Anew>{rows()}</Anew>
            <Shown when=flag(move || sending.found.with(|found| !found.is_empty()))>
                <div class="row">
                    <Button class="outline small" press=clicked(mask_all)>
                        "Redacted copy: mask all"
                    </Button>
                    <Button class="quiet small" press=clicked(keep_all)>
                        "Mask nothing"
                    </Button>
                </div>
            </Shown>
        </section>
    }
}

#[component]
fn Group(sending: Sending, kind: MaskKind, words: Vec<Mask>) -> impl IntoView {
    let row = |mask: Mask| {
        let words = mask.words.clone();
        let mask = StoredValue::new(mask);
        let is_masked = flag(move || mask.with_value(|mask| sending.masked.with(|all| all.contains(mask))));
        let turn = move || {
            let mask = mask.get_value();
            sending.masked.update(|all| match all.iter().position(|other| *other == mask) {
                Some(place) => drop(all.remove(place)),
                None => all.push(mask),
            });
        };
        view! {
            <li>
                <label class="switch">
                    <input dir="auto" type="checkbox" use:marked=is_masked on:change=happened(turn) />
                    <span dir="auto" translate="no">
                        {words}
                    </span>
                </label>
            </li>
        }
    };
    view! {
        <h3 class="send-kind">{kind.plural()}</h3>
        <ul class="send-words" role="list" aria-label=kind.plural()>
            {words.into_iter().map(row).collect_view()}
        </ul>
    }
}

/// All that was found, each once: what is a secret or an address is no name.
fn masks(named: &[String], answer: SharingAnswer) -> Vec<Mask> {
    let of = |kind: MaskKind, words: Vec<String>| words.into_iter().map(move |words| Mask { words, kind });
    let names = named.iter().cloned().chain(answer.names).collect();
    let all = of(MaskKind::Secret, answer.secrets)
        .chain(of(MaskKind::Address, answer.addresses))
        .chain(of(MaskKind::Name, names));
    let mut masks: Vec<Mask> = Vec::new();
    for mask in all {
        if !masks.iter().any(|known| known.words.eq_ignore_ascii_case(&mask.words)) {
            masks.push(mask);
        }
    }
    masks
}
