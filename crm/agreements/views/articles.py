"""Writing the articles of an agreement down, one by one or with the whole text."""

from __future__ import annotations

from flask import abort, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.agreements import queries, service
from crm.agreements.forms import ArticleForm, PasteForm
from crm.agreements.views.room import bp, home, known, own_language
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.locale import _
from crm.core.web import form_page, toast


@bp.route("/<record_id:record_id>/articles/new", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_EDIT)
def article_new(record_id: int) -> ResponseReturnValue:
    """Put an article behind those there are."""
    row = known(record_id)
    form = ArticleForm(number=str(len(queries.articles_of(record_id)) + 1))
    form.prepare(own_language(row))
    if form.accepted():
        done = form.attempt(lambda: service.add_article(record_id, form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."), undo=True)
            return redirect(f"{home(record_id)}#article-{done.id}")
    return form_page("agreements/article.html", form=form, row=row, article=None)


@bp.route("/<record_id:record_id>/articles/<record_id:article_id>", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_EDIT)
def article_edit(record_id: int, article_id: int) -> ResponseReturnValue:
    """Correct an article."""
    editing = Editing(lambda: _filled(record_id, article_id), ArticleForm)
    done = editing.save(lambda form: service.edit_article(article_id, form.entry(), actor=actor()))
    if done is not None:
        toast(_("Saved."), undo=True)
        return redirect(f"{home(record_id)}#article-{article_id}")
    row, article = editing.form.about
    return editing.page(
        "agreements/article.html",
        subject=_("Article %(number)s", number=article.number),
        cancel_url=home(record_id),
        row=row,
        article=article,
    )


def _filled(record_id: int, article_id: int) -> ArticleForm:
    row, article = known(record_id), queries.article(article_id)
    if article is None or article.agreement_id != record_id:
        abort(404)
    own = own_language(row)
    form = ArticleForm.of(article, own)
    form.prepare(own)
    form.version.data = form.version.data or str(row.Agreement.version)
    form.about = (row, article)
    return form


@bp.post("/<record_id:record_id>/articles/<record_id:article_id>/remove")
@requires(Permission.AGREEMENT_EDIT)
def article_remove(record_id: int, article_id: int) -> ResponseReturnValue:
    """Take an article out; one that something was promised by stays."""
    article = queries.article(article_id)
    if article is None or article.agreement_id != record_id:
        abort(404)
    gone = service.remove_article(article_id, actor=actor())
    toast(_("Deleted: %(title)s", title=_("Article %(number)s", number=gone.number)), undo=True)
    return redirect(home(record_id))


@bp.route("/<record_id:record_id>/text", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_EDIT)
def paste(record_id: int) -> ResponseReturnValue:
    """Paste the whole text in one language; its articles are taken from it."""
    row = known(record_id)
    form = PasteForm(version=row.Agreement.version)
    spoken = row.Agreement.languages.split() or ["vi", "en", *filter(None, [own_language(row)])]
    form.prepare(list(dict.fromkeys(spoken)))
    if form.accepted():
        done = form.attempt(
            lambda: service.paste_text(
                record_id, form.lang.data, form.text.data, version=form.seen_version, actor=actor()
            )
        )
        if done is not None:
            toast(
                _("%(new)s new articles, %(kept)s brought up to date.", new=done[0], kept=done[1]), undo=True
            )
            return redirect(url_for(".show", record_id=record_id, _anchor="articles"))
    return form_page("agreements/paste.html", form=form, row=row)
