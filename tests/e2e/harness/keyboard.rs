//! Keys for native windows, which WebDriver cannot see.

use super::{Desk, Journey, wait_for};

impl Desk {
    /// Answers the desktop's own save dialog as a person would: select the suggested name, type a path, press Return.
    pub async fn answer_native_save_dialog(&self, title: &str, path: &str) -> Journey {
        let window = wait_for(&format!("the dialog “{title}”"), async || {
            let found = self.program("xdotool").args(["search", "--onlyvisible", "--name", title]).output()?;
            Ok(String::from_utf8(found.stdout)?.lines().next().map(str::to_owned))
        })
        .await?;
        self.xdotool(&["windowfocus", "--sync", &window])?;
        self.xdotool(&["key", "--clearmodifiers", "ctrl+a"])?;
        self.xdotool(&["type", "--delay", "5", path])?;
        self.xdotool(&["key", "Return"])
    }

    fn xdotool(&self, arguments: &[&str]) -> Journey {
        let status = self.program("xdotool").args(arguments).status()?;
        if status.success() { Ok(()) } else { Err(format!("xdotool {arguments:?} failed: {status}").into()) }
    }
}
