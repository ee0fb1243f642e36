//! The sheet for others: in the team's file, or as text.

use crate::sheet::plain_text;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::clicked;
use crate::ui::parts::settings_file::export_settings;
use crate::ui::platform::clipboard;
use crate::ui::screens::sheet::Done;
use crate::ui::state::session::Session;
use crate::ui::state::shell::HELP;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The buttons **Export for the team** and **Copy as text**, and where all of it is kept.
#[component]
pub fn Share(session: Session) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let give = move || {
        said.set(match export_settings(session) {
            true => "Exported as config.json.".to_owned(),
            false => "The browser refused the download. Nothing was exported.".to_owned(),
        });
    };
    let copy = move || {
        let copying = clipboard::copy(&plain_text(&untrack(|| session.system().answers())));
        spawn_local(async move {
            said.set(match copying.await {
                true => "Copied.".to_owned(),
                false => "The browser refused to copy.".to_owned(),
            });
        });
    };
    let team = [HELP, "#team"].concat();
    view! {
        <section class="setting" aria-label="For the team">
            <h3>"For the team"</h3>
            <div class="row">
                <Button class="outline small" press=clicked(give)>
                    "Export for the team"
                </Button>
                <Button class="quiet small" press=clicked(copy)>
                    "Copy as text"
                </Button>
                <Done words=said />
            </div>
            <p class="meta" use:shows=Signal::from(session.settings().said_of_team())></p>
            <p class="meta">
                "Put the file beside the page on your team’s host, as config.json: whoever opens the page there has this sheet. All your other settings are in it, too. It is public to whoever can open the page, so write no passwords. "
                <a href=team target="_blank" rel="noopener">
                    "Settings for a whole team"
                </a> " in the help says more, and docs/deploy.md how a host serves it."
            </p>
        </section>
    }
}
