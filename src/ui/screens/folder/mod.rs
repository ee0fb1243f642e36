//! The dialog **Shared folder**: which folder, what will be there, who is there, what else is in it; and what carries the
//! open incident.

mod carrying;
mod files;
mod found;
mod pictures;

pub use crate::ui::screens::folder::carrying::carry;

use crate::domain::{Incident, IncidentId};
use crate::folder::folder_name;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{flag, text};
use crate::ui::platform::folder::{self, Folder, FolderError};
use crate::ui::screens::folder::carrying::{device, why};
use crate::ui::screens::folder::files::FileList;
use crate::ui::screens::folder::found::{Found, FoundList, look};
use crate::ui::state::shared_folder::FolderState;
use crate::ui::state::shell::Shell;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The folder that was chosen last on this device.
const LAST: &str = "last";

/// What the dialog knows of the folder. Copies are the same.
#[derive(Clone, Copy)]
struct Chosen {
    root: StoredValue<Option<Folder>, LocalStorage>,
    /// Its name; empty for none.
    name: RwSignal<String>,
    found: RwSignal<Vec<Found>>,
    /// What is said of the list of what was found.
    said: RwSignal<String>,
    refused: RwSignal<Option<String>>,
}

impl Chosen {
    /// The folder of the open incident, or the one that was chosen last.
    fn remembered(shell: Shell) -> Chosen {
        let chosen = Chosen {
            root: StoredValue::new_local(None),
            name: RwSignal::new(String::new()),
            found: RwSignal::new(Vec::new()),
            said: RwSignal::new(String::new()),
            refused: RwSignal::new(None),
        };
        let open = shell.session.peek(Incident::id);
        spawn_local(async move {
            let own = match open.filter(|id| shell.folder.is_shared(shell.session, *id)) {
                Some(id) => folder::kept(&id.0.to_string()).await,
                None => None,
            };
            let root = match own {
                Some(root) => Some(root),
                None => folder::kept(LAST).await,
            };
            if let Some(root) = root {
                let may = root.permission(false).await == folder::Permission::Granted;
                chosen.take(root);
                if may {
                    chosen.look().await;
                }
            }
        });
        chosen
    }

    fn take(self, root: Folder) {
        self.name.set(root.name());
        self.root.set_value(Some(root));
    }

    /// Lists what is in it.
    async fn look(self) {
        let Some(root) = self.root.get_value() else { return };
        self.said.set("Looking into it …".to_owned());
        match look(&root).await {
            Ok((found, count)) => {
                self.said.set(match (count, found.len()) {
                    (0, _) => "No incident is in it yet.".to_owned(),
                    (count, listed) if count > listed => {
                        format!("The latest {listed} of {count} incidents in it:")
                    }
                    _ => String::new(),
                });
                self.found.set(found);
            }
            Err(error) => {
                self.found.set(Vec::new());
                self.said.set(format!("It cannot be listed: {}.", why(&error)));
            }
        }
    }

    /// Asks for another folder.
    fn pick(self) {
        self.refused.set(None);
        spawn_local(async move {
            match folder::pick().await {
                Ok(root) => {
                    folder::keep(LAST, Some(&root)).await;
                    self.take(root);
                    self.look().await;
                }
                Err(FolderError::Aborted) => {}
                Err(error) => self.refused.set(Some(format!("It was not taken: {}.", why(&error)))),
            }
        });
    }

    /// Asks the browser to let it be used again.
    fn allow(self) {
        self.refused.set(None);
        spawn_local(async move {
            let Some(root) = self.root.get_value() else { return };
            match root.permission(true).await {
                folder::Permission::Granted => self.look().await,
                _ => self.refused.set(Some("The browser does not let this page use it.".to_owned())),
            }
        });
    }
}

/// What is in the dialog.
#[component]
pub fn FolderDialog(shell: Shell) -> impl IntoView {
    let inside = match folder::is_supported() {
        true => view! { <Supported shell /> }.into_any(),
        false => view! { <Elsewhere /> }.into_any(),
    };
    view! {
        <p>
            "One incident on several devices, without a server: it lives in a folder that something you have keeps in step, such as a drive, Syncthing or git. Each device writes one file of its own and reads those of the others, so nothing can be overwritten. This page itself sends nothing."
        </p>
        {inside}
    }
}

/// What to do where the browser cannot hold a folder.
#[component]
fn Elsewhere() -> impl IntoView {
    view! {
        <p class="notice">"This browser lets no page hold a folder; Chrome and Edge on a computer do. The same by file:"</p>
        <ol class="folder-steps">
            <li>"Export the incident as JSON, and save it into the folder under a name of your own, such as ana.json."</li>
            <li>"Import the files of the others from there. What is here already is left; what is new is shown first."</li>
            <li>"Do so again whenever somebody should know more. The order does not matter, and the same file twice changes nothing."</li>
        </ol>
    }
}

#[component]
fn Supported(shell: Shell) -> impl IntoView {
    let chosen = Chosen::remembered(shell);
    let has_folder = flag(move || !chosen.name.with(String::is_empty));
    let open = shell.session.peek(Incident::id);
    let shared = shell.folder.shared(shell.session);
    let is_shared = flag(move || shared.get().is_some());
    let part = open.map(|id| {
        view! {
            <Shown when=is_shared fallback=move || view! { <Share shell chosen id has_folder /> }>
                <Sharing shell chosen id />
            </Shown>
        }
    });
    let pick = move || if has_folder.get() { "Choose another folder" } else { "Choose a folder" }.to_owned();
    view! {
        <section class="setting" aria-label="Folder">
            <h3>"Folder"</h3>
            <div class="row">
                <Shown when=has_folder>
                    <b class="folder-name" dir="auto" translate="no" use:shows=text(move || chosen.name.get() + "/")></b>
                </Shown>
                <button
                    type="button"
                    class="outline small"
                    on:click=clicked(move || chosen.pick())
                    use:shows=text(pick)
                ></button>
            </div>
            <Refusal why=chosen.refused />
        </section>
        {part}
        <Shown when=has_folder>
            <section class="setting" aria-label="In the folder">
                <h3>"In the folder"</h3>
                <div class="row">
                    <Button class="quiet small" press=clicked(move || chosen.allow())>
                        "Look again"
                    </Button>
                    <span class="meta" role="status" use:shows=Signal::from(chosen.said)></span>
                </div>
                <FoundList shell root=chosen.root found=chosen.found refused=chosen.refused />
            </section>
        </Shown>
    }
}

/// What will be there, before it is.
#[component]
fn Share(shell: Shell, chosen: Chosen, id: IncidentId, has_folder: Signal<bool>) -> impl IntoView {
    let session = shell.session;
    let events = session.peek(|incident| incident.log().len()).unwrap_or_default();
    let pictures = session.peek(|incident| incident.state().pictures.len()).unwrap_or_default();
    let pictures = match pictures {
        0 => "",
        1 => " Its picture goes there too, as a file of its own.",
        _ => " Its pictures go there too, each as a file of its own.",
    };
    let what = text(move || {
        format!(
            "Into {}/{}/ goes one file of this device, {}, with all {events} events and every word in them. Whoever can read the folder can read them.{pictures}",
            chosen.name.get(),
            folder_name(id),
            device(session).file()
        )
    });
    let share = move || {
        chosen.refused.set(None);
        spawn_local(async move {
            if let Some(root) = chosen.root.get_value()
                && let Err(error) = begin(shell, &root, id).await
            {
                chosen.refused.set(Some(format!("It is not shared: {}. Nothing was written.", why(&error))));
            }
        });
    };
    view! {
        <Shown when=has_folder>
            <section class="setting" aria-label="This incident">
                <h3>"This incident"</h3>
                <p class="meta folder-path" use:shows=what></p>
                <Button class="primary" press=clicked(share)>
                    "Share it in this folder"
                </Button>
            </section>
        </Shown>
    }
}

/// Makes the incident's folder, and carries it from now on.
async fn begin(shell: Shell, root: &Folder, id: IncidentId) -> Result<(), FolderError> {
    if root.permission(true).await != folder::Permission::Granted {
        return Err(FolderError::NotAllowed);
    }
    root.folder(&folder_name(id), true).await?;
    folder::keep(&id.0.to_string(), Some(root)).await;
    shell.folder.share(shell.session, id, &root.name());
    Ok(())
}

/// How it stands with an incident that is shared, who is there, and how to end it.
#[component]
fn Sharing(shell: Shell, chosen: Chosen, id: IncidentId) -> impl IntoView {
    let shared = shell.folder;
    let words = shared.words(shell.session);
    let press_name = text(move || {
        match shared.state.get() {
            FolderState::Asks => "Allow it again",
            FolderState::Trouble(why) if why.contains("Write it again") => "Write it again",
            FolderState::Off
            | FolderState::Looking
            | FolderState::Shared { .. }
            | FolderState::Trouble(_) => "Try again",
        }
        .to_owned()
    });
    let is_trouble = flag(move || shared.state.with(FolderState::is_trouble));
    let is_elsewhere =
        flag(move || !chosen.name.with(String::is_empty) && chosen.name.get() != shared.name.get());
    let stop = move || {
        shared.share(shell.session, id, "");
        spawn_local(async move { folder::keep(&id.0.to_string(), None).await });
        shell.session.say(
            "No longer shared. All of it stays here; the files in the folder stay there for the others.",
        );
    };
    let move_here = move || {
        spawn_local(async move {
            if let Some(root) = chosen.root.get_value()
                && let Err(error) = begin(shell, &root, id).await
            {
                chosen.refused.set(Some(format!("It is not shared there: {}.", why(&error))));
            }
        });
    };
    view! {
        <section class="setting" aria-label="This incident">
            <h3>"This incident"</h3>
            <p role="status" use:shows=words></p>
            <Shown when=is_elsewhere>
                <Button class="primary" press=clicked(move_here)>
                    "Share it in the folder above from now on"
                </Button>
            </Shown>
            <div class="row">
                <Shown when=is_trouble>
                    <button
                        type="button"
                        class="primary"
                        on:click=clicked(move || shared.press())
                        use:shows=press_name
                    ></button>
                </Shown>
                <Button class="outline small" press=clicked(stop)>
                    "Stop sharing"
                </Button>
            </div>
            <FileList shell id />
        </section>
    }
}
