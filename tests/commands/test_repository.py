"""What the hosting platform reads: workflows, issue forms, and the settings of an editor."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
SCHEMAS = [
    *((path, "vendor.github-workflows") for path in WORKFLOWS),
    *((path, "vendor.github-issue-forms") for path in FORMS),
    (GITHUB / "ISSUE_TEMPLATE" / "config.yml", "vendor.github-issue-config"),
    (GITHUB / "dependabot.yml", "vendor.dependabot"),
]


def steps(path):
    for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
        yield from job.get("steps", ())


@pytest.mark.parametrize(("path", "schema"), SCHEMAS, ids=lambda value: getattr(value, "name", ""))
def test_the_platform_understands_the_file(path, schema):
    done = subprocess.run([sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_known_weakness_in_the_workflows():
    done = subprocess.run([Path(sys.executable).with_name("zizmor"), "--offline", "--no-progress", "--persona=pedantic", str(GITHUB)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_commit_with_its_version(path):
    used = re.findall(r"uses: (\S+)(.*)", path.read_text(encoding="utf-8"))
    assert used
    for action, comment in used:
        assert action.startswith("$/") or (re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action) and re.fullmatch(r" # v\d+\.\d+\.\d+", comment)), action


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_have_no_secrets_no_rights_by_default_and_no_data_in_their_shell_lines(path):
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {}
    assert "secrets." not in path.read_text(encoding="utf-8")
    for step in steps(path):
        assert "${{" not in step.get("run", "")
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def test_a_proposal_is_compared_with_where_it_left_main(tmp_path):
    """What came in on main meanwhile is not the doing of the proposal, and a link in it leads nowhere."""
    remote, copy = tmp_path / "remote", tmp_path / "copy"

    def git(folder, *arguments):
        done = subprocess.run(["git", "-c", "user.name=n", "-c", "user.email=e", "-C", str(folder), *arguments], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def commit(name):
        (remote / "data").mkdir(exist_ok=True)
        (remote / "data" / name).write_text(f"{name}\n", encoding="utf-8")
        git(remote, "add", ".")
        git(remote, "commit", "--quiet", "-m", name)

    remote.mkdir()
    git(remote, "init", "--quiet", "--initial-branch=main")
    commit("begin.yml")
    git(remote, "switch", "--quiet", "--create", "voorstel")
    (remote / "geheim").symlink_to("/etc/hostname")
    (remote / "data").joinpath("link.yml").symlink_to("/etc/hostname")
    commit("nieuw.yml")
    head = git(remote, "rev-parse", "HEAD")
    git(remote, "switch", "--quiet", "main")
    commit("later.yml")
    git(tmp_path, "clone", "--quiet", "--single-branch", str(remote), str(copy))
    script = next(step["run"] for step in steps(GITHUB / "workflows" / "verschil.yml") if step.get("id") == "mappen")
    subprocess.run(["bash", "-e", "-c", script], cwd=copy, env={**os.environ, "HEAD_SHA": head}, check=True)

    def found(folder):
        return sorted(path.relative_to(copy / folder).as_posix() for path in (copy / folder).rglob("*") if path.name != ".git")

    assert found("oud") == ["data", "data/begin.yml"]
    assert found("voorstel") == ["data", "data/begin.yml", "data/link.yml", "data/nieuw.yml"]
    assert not (copy / "voorstel" / "data" / "link.yml").is_symlink()


def test_only_the_last_step_of_the_comment_may_write_and_it_runs_nothing_of_ours():
    jobs = yaml.safe_load((GITHUB / "workflows" / "verschil.yml").read_text(encoding="utf-8"))["jobs"]
    assert all("write" not in right for right in jobs["vergelijk"]["permissions"].values())
    assert jobs["plaats"]["permissions"] == {"pull-requests": "write"}
    assert not any("checkout" in step.get("uses", "") or "adviesspoor verschil" in step.get("run", "").replace("<!-- adviesspoor verschil -->", "") for step in jobs["plaats"]["steps"])


def test_the_forms_are_the_three_an_editor_needs():
    names = {yaml.safe_load(path.read_text(encoding="utf-8"))["name"] for path in FORMS}
    assert names == {"Nieuw advies", "Fout melden", "Opvolging melden"}


def test_editors_get_the_extension_that_reads_the_first_line():
    assert "redhat.vscode-yaml" in json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))["recommendations"]
