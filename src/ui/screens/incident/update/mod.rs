//! The pane **Status update**: the parts, the next one's time, the preview as it will be pasted,
//! copying, and marking as sent.

mod copied;
mod copying;
mod doubt;
mod fields;
mod frame;
mod news;
mod other_tab;
mod send;
mod start;
mod wording;

use crate::export::Stage;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::pressed;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{flag, text};
use crate::ui::screens::incident::update::copying::{Copying, stage_sign};
use crate::ui::screens::incident::update::fields::Fields;
use crate::ui::screens::incident::update::news::News;
use crate::ui::screens::incident::update::other_tab::OtherTab;
use crate::ui::screens::incident::update::send::SendBar;
use crate::ui::screens::incident::update::wording::{Wording, WordingCheck};
use crate::ui::state::composer::Composer;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// The region **Status update**.
#[component]
pub fn UpdatePane(session: Session, composer: Composer) -> impl IntoView {
    let wording = Wording::open(session, composer);
    // Several places show it, and it is worked out once: the stage in a sign, then the text.
    let seen = text(move || {
        let (stage, text) = composer.seen();
        [stage_sign(stage), text.as_str()].concat()
    });
    let seen = Memo::new(move |_| seen.get());
    let preview = text(move || seen.with(|seen| seen.get(1..).unwrap_or_default().to_owned()));
    let copying = Copying::new(session, composer, wording, seen);
    let copy = pressed(move |event| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            copying.again();
        }
    });
    let shown_as = text(move || match copying.stage() {
        Stage::Copied | Stage::Passed(_) => "As it was copied".to_owned(),
        Stage::Writing | Stage::Changed => "As it will be pasted".to_owned(),
    });
    view! {
        <section class="pane pane-update" aria-label="Status update" on:keydown=copy>
            <div class="pane-head">
                <h2>"Status update"</h2>
            </div>
            <div class="scroll">
                <OtherTab composer />
                <Fields composer wording />
                <WordingCheck wording />
                <Remark words=text(move || composer.repeated()) />
                <News composer />
                <Remark words=text(move || composer.paste_hint()) />
            </div>
            // Below what scrolls: whatever field one is in, what comes of it is in view.
            <div class="previewed">
                <p class="label" use:shows=shown_as></p>
                <div
                    dir="auto"
                    translate="no"
                    class="preview"
                    aria-label="Preview"
                    role="group"
                    tabindex="0"
                    use:shows=preview
                ></div>
            </div>
            <SendBar copying />
        </section>
    }
    .into_any()
}

/// A remark on the update, while there is something to say.
#[component]
fn Remark(words: Signal<String>) -> impl IntoView {
    view! {
        <Shown when=flag(move || !words.with(String::is_empty))>
            <p class="meta" use:shows=words></p>
        </Shown>
    }
}
