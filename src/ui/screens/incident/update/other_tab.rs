//! The same update in another tab: that its words are others is said, and both are at hand.

use crate::domain::UpdateParts;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{flag, text};
use crate::ui::platform::zone::LocalZone;
use crate::ui::state::composer::{Composer, Part};
use crate::ui::text::words;
use leptos::prelude::*;

/// The line that says so, and the one that brings back the words that stood here before.
#[component]
pub fn OtherTab(composer: Composer) -> impl IntoView {
    // The words that were left there, and those that stood here before others were taken.
    let left = RwSignal::new(String::new());
    let before = RwSignal::new(String::new());
    let found =
        move || composer.elsewhere().filter(|(_, parts)| left.with(|left| *left != joined(parts.clone())));
    let said = text(move || match found() {
        Some((at, parts)) => {
            let words =
                parts.named().into_iter().map(|(_, text)| text.trim()).filter(|text| !text.is_empty());
            let words = words::excerpt(&words.collect::<Vec<&str>>().join(" "));
            let at = words::clock_time(at, &LocalZone::current());
            format!("In another tab this update has other words, of {at}: “{words}”")
        }
        None => String::new(),
    });
    let take = move || {
        if let Some((_, parts)) = untrack(found) {
            before.set(joined(untrack(|| composer.all_parts())));
            left.set(joined(parts.clone()));
            composer.write_all(parts);
        }
    };
    let leave = move || {
        untrack(found).into_iter().for_each(|(_, parts)| left.set(joined(parts)));
    };
    let bring_back = move || {
        composer.write_all(parted(&before.get_untracked()));
        before.set(String::new());
    };
    view! {
        <Shown when=flag(move || !said.with(String::is_empty))>
            <div class="elsewhere" role="group" aria-label="In another tab">
                <p dir="auto" translate="no" use:shows=said></p>
                <div class="row">
                    <Button class="outline small" press=clicked(take)>
                        "Take those words"
                    </Button>
                    <Button class="outline small" press=clicked(leave)>
                        "Keep these"
                    </Button>
                </div>
            </div>
        </Shown>
        <Shown when=flag(move || !before.with(|before| parted(before).is_blank()))>
            <Button class="outline small" press=clicked(bring_back)>
                "Bring back the words that stood here"
            </Button>
        </Shown>
    }
}

/// Between the texts of an update: no key types it.
const BETWEEN: char = '\u{1E}';

/// The texts of an update in one: a signal of yet another type would weigh about 2 KB.
fn joined(mut parts: UpdateParts) -> String {
    parts.texts_mut().map(std::mem::take).join(BETWEEN.encode_utf8(&mut [0; 4]))
}

fn parted(joined: &str) -> UpdateParts {
    let mut parts = UpdateParts::default();
    parts.texts_mut().into_iter().zip(joined.split(BETWEEN)).for_each(|(text, typed)| typed.clone_into(text));
    parts
}

impl Composer {
    /// The words of this update in another tab, where they are others than here and were not sent.
    fn elsewhere(self) -> Option<(crate::domain::Timestamp, UpdateParts)> {
        let (at, texts) = self.session.drafts().elsewhere(&Part::IN_PARTS.map(Part::id))?;
        let mut parts = UpdateParts::default();
        parts.texts_mut().into_iter().zip(texts).for_each(|(text, typed)| *text = typed);
        (self.session.derive(|s| s.messages.len()))();
        let was_sent = self.session.peek(|i| i.state().messages.iter().any(|m| m.parts == parts));
        let is_other = !parts.is_blank() && parts != self.all_parts() && was_sent == Some(false);
        is_other.then_some((at, parts))
    }
}
