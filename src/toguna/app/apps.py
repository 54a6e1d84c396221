from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "toguna.app"
    label = "newsroom"
    verbose_name = "Newsroom"
