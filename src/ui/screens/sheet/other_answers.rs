//! What else was answered to a question: by the team's file, or here before something was taken. Both are seen and can be taken.

use crate::sheet::Question;
use crate::ui::kit::button::Button;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::{Anew, Shown};
use crate::ui::kit::signals::{flag, text};
use crate::ui::screens::sheet::answer_view::lines_view;
use crate::ui::state::session::SystemSheet;
use leptos::prelude::*;

/// The other answers, where there are some that differ.
#[component]
pub fn OtherAnswers(
    system: SystemSheet,
    question: Question,
    /// Called when another answer is taken.
    #[prop(into)]
    taken: Callback<()>,
) -> impl IntoView {
    let own = text(move || {
        system.follow();
        system.own(question)
    });
    let team = text(move || {
        system.follow();
        system.team().0.get(question).to_owned()
    });
    let replaced = text(move || {
        system.follow();
        system.replaced(question)
    });
    let is_said = |words: Signal<String>| words.with(|words| !words.trim().is_empty());
    let has_team = flag(move || {
        let (own_said, team_said) = (is_said(own), is_said(team));
        own_said && team_said && own.get() != team.get()
    });
    let has_replaced = flag(move || {
        let (own, team, replaced) = (own.get(), team.get(), replaced.get());
        let now = if own.trim().is_empty() { team } else { own };
        !replaced.trim().is_empty() && replaced != now
    });
    let take_team = move || {
        taken.run(());
        // Nothing of one's own is the team's, also when that changes.
        system.take(question, "");
    };
    let take_back = move || {
        taken.run(());
        system.take(question, &replaced.get_untracked());
    };
    let name = question.name();
    view! {
        <Shown when=has_team>
            <div class="system-other" role="group" aria-label=format!("In your team’s file: {name}")>
                <span class="meta">"Your team’s file has:"</span>
                <Anew>{lines_view(&team.get())}</Anew>
                <Button
                    class="outline small"
                    press=clicked(take_team)
                    attr:aria-label=format!("Take the team’s: {name}")
                >
                    "Take the team’s"
                </Button>
            </div>
        </Shown>
        <Shown when=has_replaced>
            <div class="system-other" role="group" aria-label=format!("Before: {name}")>
                <span class="meta">"Here it said before:"</span>
                <Anew>{lines_view(&replaced.get())}</Anew>
                <div class="row">
                    <Button
                        class="outline small"
                        press=clicked(take_back)
                        attr:aria-label=format!("Take it back: {name}")
                    >
                        "Take it back"
                    </Button>
                    <Button
                        class="quiet small"
                        press=clicked(move || system.drop_replaced(question))
                        attr:aria-label=format!("Not needed: {name}")
                    >
                        "Not needed"
                    </Button>
                </div>
            </div>
        </Shown>
    }
}
