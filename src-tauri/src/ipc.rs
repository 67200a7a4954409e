//! The one list of commands and events. A test writes the TypeScript bindings from it; `ui/src/ipc/bindings.ts` is that file.

use contact_core::Tag;
use serde::{Deserialize, Serialize};
use tauri::Runtime;
use tauri_specta::{Builder, ErrorHandlingMode, Event, collect_commands, collect_events};

use crate::commands::{
    app, boards, bots, contacts, exports, fields, filter, flow_apps, imports, matches, notes, operations, records, routing, segments,
    submissions, tags, team, workspace,
};

/// A write made these things stale; the page asks for them again. `external`: another process wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, Event)]
#[serde(rename_all = "camelCase")]
#[tauri_specta(event_name = "changed")]
pub struct Changed {
    /// What is stale.
    pub tags: Vec<Tag>,
    /// Another process wrote.
    pub external: bool,
}

/// Files were dropped on the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, Event)]
#[serde(rename_all = "camelCase")]
#[tauri_specta(event_name = "files_dropped")]
pub struct FilesDropped {
    /// Their paths.
    pub paths: Vec<String>,
}

/// Files are dragged over the window, or left it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, Event)]
#[serde(rename_all = "camelCase")]
#[tauri_specta(event_name = "drag_hover")]
pub struct DragHover {
    /// Whether they are over it now.
    pub over: bool,
}

/// The person wants to close the window while long work runs. The page asks, then calls `close_window`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, Event)]
#[tauri_specta(event_name = "close_requested")]
pub struct CloseRequested {}

impl From<contact_core::Changed> for Changed {
    fn from(changed: contact_core::Changed) -> Self {
        Self { tags: changed.tags, external: changed.external }
    }
}

/// Commands and events, as the app mounts them and the bindings describe them.
pub fn builder<R: Runtime>() -> Builder<R> {
    Builder::<R>::new()
        .error_handling(ErrorHandlingMode::Throw)
        .disable_serde_phases()
        .typ::<crate::error::AppError>()
        .commands(collect_commands![
            app::app_state,
            app::pick_import_files,
            app::show_in_folder,
            app::open_link,
            app::cancel_job,
            app::close_window,
            workspace::create_workspace,
            workspace::update_workspace,
            workspace::workspace_info,
            contacts::list_contacts,
            contacts::locate_contact,
            contacts::get_contact,
            contacts::create_contact,
            contacts::update_contact,
            contacts::delete_contacts,
            contacts::restore_contacts,
            operations::list_operations,
            operations::undo_operation,
            contacts::get_timeline,
            tags::list_tags,
            tags::get_tag_use,
            tags::count_tagging,
            tags::tag_contacts,
            tags::update_tag,
            tags::merge_tags,
            tags::delete_tag,
            fields::list_fields,
            fields::get_field_use,
            fields::suggest_field_key,
            fields::try_field,
            fields::create_field,
            fields::preview_field_change,
            fields::update_field,
            fields::move_field,
            fields::archive_field,
            fields::delete_field,
            fields::create_field_group,
            fields::update_field_group,
            fields::move_field_group,
            fields::delete_field_group,
            fields::set_field,
            fields::count_set_field,
            fields::get_profile_layout,
            fields::set_profile_layout,
            filter::get_filter_catalog,
            filter::describe_filter,
            filter::count_contacts,
            filter::suggest_values,
            segments::list_segments,
            segments::create_segment,
            segments::update_segment,
            segments::duplicate_segment,
            segments::move_segment,
            segments::delete_segment,
            segments::preview_segment,
            segments::get_segment_history,
            segments::list_segment_moves,
            segments::get_import_segments,
            segments::save_segments,
            segments::load_segments,
            records::list_record_types,
            records::create_record_type,
            records::update_record_type,
            records::move_record_type,
            records::delete_record_type,
            records::create_record_role,
            records::update_record_role,
            records::move_record_role,
            records::delete_record_role,
            records::list_records,
            records::locate_record,
            records::get_record,
            records::create_record,
            records::update_record,
            records::delete_records,
            records::restore_records,
            records::link_record,
            records::update_record_link,
            records::unlink_record,
            records::relate_records,
            records::unrelate_records,
            records::list_contact_records,
            records::get_record_history,
            records::find_records,
            records::export_records,
            records::look_at_record_file,
            records::import_records,
            records::save_record_rejects,
            submissions::list_contact_submissions,
            submissions::list_unmatched,
            submissions::link_submission,
            submissions::list_submissions,
            submissions::get_submission,
            flow_apps::list_flow_apps,
            flow_apps::create_flow_app,
            flow_apps::update_flow_app,
            flow_apps::move_flow_app,
            flow_apps::delete_flow_app,
            bots::list_bots,
            bots::get_bot,
            bots::update_bot,
            routing::list_routing_rules,
            routing::create_routing_rule,
            routing::update_routing_rule,
            routing::move_routing_rule,
            routing::delete_routing_rule,
            routing::test_routing,
            routing::preview_routing,
            routing::apply_routing,
            matches::list_matches,
            matches::accept_match,
            matches::split_match,
            imports::stage_import,
            imports::preview_mapping,
            imports::plan_import,
            imports::apply_import,
            imports::finish_import,
            imports::discard_draft,
            imports::list_imports,
            imports::get_import,
            imports::get_import_rows,
            imports::save_rejects,
            imports::undo_import,
            exports::export_contacts,
            team::list_members,
            team::add_member,
            team::update_member,
            team::remove_member,
            team::bring_back_member,
            team::become_member,
            notes::list_notes,
            notes::list_note_versions,
            notes::add_note,
            notes::update_note,
            notes::pin_note,
            notes::delete_note,
            notes::restore_note,
            boards::list_boards,
            boards::list_board_templates,
            boards::get_board,
            boards::create_board,
            boards::update_board,
            boards::move_board,
            boards::delete_board,
            boards::create_phase,
            boards::update_phase,
            boards::move_phase,
            boards::delete_phase,
            boards::list_cards,
            boards::get_card,
            boards::create_card,
            boards::update_card,
            boards::move_card,
            boards::delete_cards,
            boards::restore_cards,
            boards::add_comment,
            boards::update_comment,
            boards::delete_comment,
            boards::list_contact_cards,
        ])
        .events(collect_events![Changed, FilesDropped, DragHover, CloseRequested])
}
