//! What is around every screen: the command palette, the keys, the settings; and the one table of
//! actions that palette, key help and keys are made of.

use crate::actions::{Pressed, is_function_key};
use crate::settings;
use crate::ui::kit::escape::close_topmost;
use crate::ui::kit::signals::effect;
use crate::ui::platform::{address, capsule, dialog, js, keys, twice};
use crate::ui::state::actions::{Action, Actions};
use crate::ui::state::later::Lazily;
use crate::ui::state::open_others::open_others;
use crate::ui::state::opening::Opening;
use crate::ui::state::session::{LOG_ENTRY, Session};
use crate::ui::state::shared_folder::SharedFolder;
use crate::ui::state::watch::Watch;
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::KeyboardEvent;

/// The shell. Copies are the same one.
#[derive(Clone, Copy)]
pub struct Shell {
    /// The session.
    pub session: Session,
    /// The watch over deadlines.
    pub watch: Watch,
    /// What the page opened with.
    pub opening: Opening,
    /// What is fetched when it is first asked for.
    pub lazily: Lazily,
    /// The folder that the open incident is shared in.
    pub folder: SharedFolder,
    // How often each was opened.
    palette: RwSignal<usize>,
    keys: RwSignal<usize>,
    settings: RwSignal<usize>,
    practise: RwSignal<usize>,
    send: RwSignal<usize>,
    system: RwSignal<usize>,
    table: StoredValue<Table, LocalStorage>,
}

/// What can be done on the screen that shows. It is written when somebody first asks: a page that is just opened
/// does without.
#[derive(Clone)]
enum Table {
    Wanted(Rc<dyn Fn() -> Actions>),
    Made(Rc<Vec<Action>>),
}

/// The class of the palette's dialog.
pub const PALETTE: &str = "palette";

fn open(dialog: RwSignal<usize>) {
    dialog.update(|times| *times += 1);
}

/// Where it is remembered that this device was told what Escape does in the log's box.
const LEFT_THE_BOX: &str = "left-the-box";
const OUT_OF_THE_BOX: &str = "Single letters are keys now: u update, f find, d details, ? all, i the box.";

/// Where the page that helps is.
pub const HELP: &str = "./help.html";

impl Shell {
    /// Nothing can be done yet; the screen says what.
    pub fn new(session: Session, watch: Watch, opening: Opening, lazily: Lazily) -> Shell {
        let table = StoredValue::new_local(Table::Made(Rc::default()));
        let Opening { palette, keys, settings, .. } = opening;
        let (folder, send, practise) = (SharedFolder::new(), RwSignal::new(0), RwSignal::new(0));
        let system = RwSignal::new(0);
        let shell = Shell {
            session,
            watch,
            opening,
            lazily,
            folder,
            palette,
            keys,
            settings,
            send,
            practise,
            system,
            table,
        };
        keys::follow_typing();
        twice::stop_clicks_that_fall_through();
        window_event_listener_untyped("keydown", move |event| shell.pressed(event.unchecked_ref()));
        effect(move || {
            session.settings().follow();
            show_theme(&session.settings().get(settings::THEME));
        });
        shell
    }

    /// What can be done on the screen that shows, and what can be done everywhere.
    pub fn serve(self, actions: impl Fn() -> Actions + 'static) {
        // What it derives lives as long as the screen, not as long as the dialog that asks first.
        let owner = Owner::current();
        let actions = move || owner.as_ref().map_or_else(&actions, |owner| owner.with(|| untrack(&actions)));
        self.table.set_value(Table::Wanted(Rc::new(actions)));
    }

    /// What can be done on the screen that shows, made now if it was not.
    pub fn table(self) -> Rc<Vec<Action>> {
        let made = match self.table.get_value() {
            Table::Made(made) => return made,
            Table::Wanted(actions) => Rc::new(self.with_own(actions()).finish()),
        };
        self.table.set_value(Table::Made(Rc::clone(&made)));
        made
    }

    /// What can be done everywhere, after what can be done here.
    fn with_own(self, actions: Actions) -> Actions {
        let session = self.session;
        open_others(session, actions)
            .does("Command palette", "Ctrl+K", "Everything that can be done, by its name", move || {
                open(self.palette);
            })
            .does("Keys", "?", "Every key, and whether single letters are keys", move || open(self.keys))
            .does("Settings", "", "Zone, rhythm, words, keys, theme, sound; your team’s file", move || {
                open(self.settings);
            })
            .does("Your system", "s", "Links, people to call, the way of a request, the runbook", move || {
                open(self.system);
            })
            .also("sheet runbook dashboard dns domain deploy steps hardware call support vendor finance legal on-call contact how we")
            .does("Practise with a drill", "", "A scripted incident of ten minutes, kept apart", move || {
                self.practise();
            })
            .also("exercise training game day simulation")
            .does("On duty", "", "What came in today, the handover, who is on duty when", address::go_to_duty)
            .also("duty day handover rotation roster rota shift on call oncall mro pager alert ticket mail question")
            .does(
                "Shared folder",
                "",
                "One incident on several devices, by a folder that something keeps in step",
                move || {
                    self.folder.open();
                },
            )
            .also("share sync synchronise syncthing dropbox drive git team join device together")
            .does("Help", "", "What each thing is for, and what this page cannot do", || {
                let (page, place) = (HELP.into(), "_blank".into());
                js::let_go(js::call(&window(), "open", &[&page, &place, &"noopener".into()]));
            })
            .while_so(|| !capsule::is_one())
            .choices("Theme", settings::THEMES, move |theme| session.settings().set(settings::THEME, theme))
    }

    /// How often each dialog was opened: the palette, the keys, the settings, the drills.
    pub fn opened(self) -> [RwSignal<usize>; 4] {
        [self.palette, self.keys, self.settings, self.practise]
    }

    /// Opens the dialog in which a drill is chosen.
    pub fn practise(self) {
        open(self.practise);
    }

    /// How often the sheet **Your system** was opened.
    pub fn system(self) -> RwSignal<usize> {
        self.system
    }

    /// Closes the dialog that is open, and opens the settings.
    pub fn open_settings(self) {
        dialog::close();
        open(self.settings);
    }

    /// How often **Send to a colleague** was opened.
    pub fn send(self) -> RwSignal<usize> {
        self.send
    }

    /// Closes the dialog that is open, and does what goes by that name on the screen behind it.
    pub fn does(self, name: &str) {
        let table = self.table();
        table.iter().filter(|action| action.name == name).for_each(|action| {
            dialog::close();
            action.run.make();
        });
    }

    /// Whether something goes by that name on the screen behind the dialogs.
    pub fn has(self, name: &str) -> bool {
        self.table().iter().any(|action| action.name == name)
    }

    /// Escape closes the topmost thing, wherever the focus is; where nothing is open, it leaves the field that one types
    /// in, so that single letters are keys. A dialog closes by itself, and what is around the focus knows better.
    fn escape(self, event: &KeyboardEvent) {
        if event.default_prevented() || dialog::open_class().is_some() {
            return;
        }
        if close_topmost() {
            return event.prevent_default();
        }
        let Some(left) = keys::leave_field(event) else { return };
        let has_keys = self.session.settings().get(settings::SINGLE_KEY_SHORTCUTS) == "1";
        if left == LOG_ENTRY && has_keys && self.session.recall(LEFT_THE_BOX).is_none() {
            self.session.remember(LEFT_THE_BOX, "1");
            self.session.say(OUT_OF_THE_BOX);
        }
    }

    fn pressed(self, event: &KeyboardEvent) {
        if keys::is_composing(event) || event.repeat() {
            return;
        }
        let (key, code) = (event.key(), event.code());
        if key == "Escape" {
            return self.escape(event);
        }
        let typing = keys::is_typing(event);
        let command = keys::is_command(event);
        let pressed = Pressed {
            key: &key,
            code: &code,
            command,
            other: event.alt_key() || !command && (event.ctrl_key() || event.meta_key()),
            shift: event.shift_key(),
            typing,
            undoes: keys::has_own_undo(event),
        };
        // Of plain keys in a field none is for the page, and none waits for the table.
        if typing && !pressed.command && !is_function_key(&key) {
            return;
        }
        let single_key_shortcuts = self.session.settings().get(settings::SINGLE_KEY_SHORTCUTS) == "1";
        let table = self.table();
        let meant =
            table.iter().find(|action| pressed.is(action.key, single_key_shortcuts) && action.can.make());
        let Some(action) = meant else { return };
        // While a dialog is open, only the key that opened the palette does something: it closes it.
        if let Some(class) = dialog::open_class() {
            if class == PALETTE && action.key == "Ctrl+K" {
                event.prevent_default();
                dialog::close();
            }
            return;
        }
        event.prevent_default();
        action.run.make();
    }
}

/// Shows the theme, and tells the browser the colour around the page.
fn show_theme(theme: &str) {
    let root = document().document_element();
    crate::ui::platform::js::warn_unless(
        root.is_some_and(|root| root.set_attribute("data-theme", theme).is_ok()),
    );
    const COLOURS: [(&str, &str); 2] = [("light", "#f7f6f3"), ("dark", "#171a1f")];
    for (own, colour) in COLOURS {
        let chosen = COLOURS.iter().find(|(name, _)| *name == theme).map_or(colour, |(_, colour)| colour);
        let place = ["meta[name=theme-color][media*=", own, "]"].concat();
        let meta = document().query_selector(&place).ok().flatten();
        meta.iter().for_each(|meta| {
            crate::ui::platform::js::warn_unless(meta.set_attribute("content", chosen).is_ok())
        });
    }
}
