"""What the body of a text is made of."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "hr", "superscript", "subscript"]


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Words, exactly as said"))
    speaker = SnippetChooserBlock("desk.Person", label=_("Who said them"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")


class PictureBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False)

    class Meta:
        icon = "image"
        label = _("Picture")


class BodyBlock(blocks.StreamBlock):
    text = blocks.RichTextBlock(required=False, features=FEATURES, label=_("Text"), icon="pilcrow")
    quote = QuoteBlock()
    picture = PictureBlock()
    table = TableBlock(label=_("Table"))
    kept = blocks.RawHTMLBlock(
        label=_("Kept as it came"),
        icon="code",
        help_text=_("HTML of an imported text: a table with links, a list of definitions."),
    )
    gallery = blocks.ListBlock(PictureBlock(), label=_("Gallery"), icon="image")
