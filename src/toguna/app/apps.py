from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "toguna.app"
    label = "newsroom"
    verbose_name = "Newsroom"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from toguna.desk import nearest as desk_nearest
        from toguna.desk import preview as desk_preview
        from toguna.editions.signals import appended

        from .nearest import OwnRecord
        from .preview import render
        from .publication import edition_appended

        appended.connect(edition_appended, dispatch_uid="toguna.app.publication")
        desk_preview.register(render)
        desk_nearest.register(OwnRecord())
