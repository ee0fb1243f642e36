//! The quiet line that says how it stands with the folder which the open incident is shared in.

use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{flag, text};
use crate::ui::state::shared_folder::FolderState;
use crate::ui::state::shell::Shell;
use leptos::prelude::*;

/// The line, where there is something to say: what of the folder is written and read, or why it is not.
#[component]
pub fn FolderLine(shell: Shell) -> impl IntoView {
    let folder = shell.folder;
    let words = folder.words(shell.session);
    let is_there = flag(move || folder.state.with(|state| *state != FolderState::Off));
    let asks = flag(move || folder.state.with(|state| *state == FolderState::Asks));
    let class = text(move || {
        let is_trouble = folder.state.with(FolderState::is_trouble);
        if is_trouble { "folder-line notice warn" } else { "folder-line meta" }.to_owned()
    });
    view! {
        <Shown when=is_there>
            <div class=class>
                <span role="status" aria-label="Shared folder" use:shows=words></span>
                <Shown when=asks>
                    <Button class="outline small" press=clicked(move || folder.press())>
                        "Allow it again"
                    </Button>
                </Shown>
                <Button class="quiet small" press=clicked(move || folder.open())>
                    "Folder"
                </Button>
            </div>
        </Shown>
    }
}
