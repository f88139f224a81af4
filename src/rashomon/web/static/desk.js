"use strict";
/* Everything works without this file. It saves steps: keys, rows found while typing, linked texts, news of the desk. */
(() => {
  const all = (query, root) => [...(root || document).querySelectorAll(query)];
  const one = (query, root) => (root || document).querySelector(query);

  /* A choice in a form shows at once. */
  all("[data-send]").forEach((field) => field.addEventListener("change", () => field.form.requestSubmit()));

  /* On a phone the drawing would be cut: the table below it tells the same. */
  if (matchMedia("(max-width: 44rem)").matches) all("figure details").forEach((table) => { table.open = true; });

  /* What is set right may take a while to be worked in: that it is at work stands beside the button. */
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post" || !event.submitter) return;
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    said.textContent = " At work…";
    event.submitter.after(said);
  });
  /* A page that is come back to is not at work. */
  addEventListener("pageshow", (event) => event.persisted && all("button + [role=status]").forEach((said) => said.remove()));

  /* Rows that hold the words, while they are typed. */
  all("[data-filter]").forEach((field) => {
    const rows = all("[data-rows] > tr"), said = one("[data-found]"), before = said && said.textContent;
    field.addEventListener("input", () => {
      const words = field.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      let left = 0;
      rows.forEach((row) => {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
        left += row.hidden ? 0 : 1;
      });
      if (said) said.textContent = words.length ? `${left} of ${rows.length} claims on this page` : before;
    });
  });

  /* Keys. */
  const go = { m: "", s: "/side", h: "/hands", w: "/words", f: "/figures", r: "/review", b: "/brief" };
  let pending = "";
  const rows = () => all("[data-rows] > *").filter((row) => !row.hidden);
  const move = (step) => {
    const list = rows();
    if (!list.length) return;
    const now = list.findIndex((row) => row.classList.contains("at"));
    const next = list[Math.min(Math.max(now + step, 0), list.length - 1)];
    list.forEach((row) => row.classList.toggle("at", row === next));
    const link = one("a, summary, button", next);
    if (link) link.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const story = location.pathname.match(/^\/story\/[^/]+/);
    if (pending === "g" && story && event.key in go) {
      location.href = story[0] + go[event.key];
      event.preventDefault();
      pending = "";
      return;
    }
    pending = event.key === "g" ? "g" : "";
    const target = one(`[data-key="${CSS.escape(event.key)}"]`);
    if (target) {
      event.preventDefault();
      target.click();
    } else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "/") {
      event.preventDefault();
      one("#q").focus();
    } else if (event.key === "?") location.href = "/help";
  });

  /* Tells that the desk has changed: in this window or in another, by this program or another. */
  class DeskLive extends HTMLElement {
    connectedCallback() {
      this.watch = () => (document.hidden ? this.stop() : this.start());
      document.addEventListener("visibilitychange", this.watch);
      this.watch();
    }
    start() {
      if (this.stream) return;
      this.stream = new EventSource("/events");
      this.stream.addEventListener("ready", () => (this.dataset.watching = "yes"));
      this.stream.addEventListener("change", () => this.tell());
    }
    stop() {
      /* A browser opens few connections to one server: pages out of sight let theirs go. */
      if (this.stream) this.stream.close();
      this.stream = null;
    }
    tell() {
      const link = document.createElement("a");
      link.href = location.href;
      link.textContent = "Show it as it stands";
      this.replaceChildren("The desk has changed. ", link);
    }
    disconnectedCallback() {
      this.stop();
    }
  }
  customElements.define("desk-live", DeskLive);

  /* Texts side by side: what one claim says lights up in all, and comes into sight. */
  class LinkedColumns extends HTMLElement {
    connectedCallback() {
      this.marks = new Map();
      all("a[data-c]", this).forEach((mark) => {
        mark.dataset.c.split(" ").forEach((claim) => {
          this.marks.set(claim, [...(this.marks.get(claim) || []), mark]);
        });
      });
      const over = (event) => {
        const mark = event.target.closest("a[data-c]");
        if (mark) this.light(mark, event.type === "focusin");
      };
      this.addEventListener("mouseover", over);
      this.addEventListener("focusin", over);
    }
    light(mark, scroll) {
      all("a.on", this).forEach((other) => other.classList.remove("on"));
      const own = mark.closest("article"), seen = new Set([own]);
      mark.dataset.c.split(" ").forEach((claim) => this.marks.get(claim).forEach((other) => {
        other.classList.add("on");
        const column = other.closest("article");
        if (seen.has(column)) return;
        seen.add(column);
        const top = other.offsetTop - column.clientHeight / 3;
        const away = other.offsetTop < column.scrollTop || other.offsetTop > column.scrollTop + column.clientHeight;
        if (column.scrollHeight > column.clientHeight && (scroll || away)) column.scrollTo({ top });
      }));
    }
  }
  customElements.define("linked-columns", LinkedColumns);

  /* The meter of quoted words follows the choice; the text can be copied. */
  class BriefBuilder extends HTMLElement {
    connectedCallback() {
      const form = one("form", this), button = one("[data-copy]", this);
      all("input[type=checkbox]", this).forEach((box) => box.addEventListener("change", () => this.count()));
      button.hidden = !navigator.clipboard;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(one(`#${button.dataset.copy}`).value);
        one("[data-copied]", form).textContent = "Copied.";
      });
    }
    count() {
      const total = new Map();
      all("input[name=c]:checked", this).forEach((box) => box.dataset.words.split(" ").forEach((pair) => {
        const at = pair.lastIndexOf("=");
        total.set(pair.slice(0, at), (total.get(pair.slice(0, at)) || 0) + Number(pair.slice(at + 1)));
      }));
      all("[data-report]", this).forEach((row) => {
        const words = total.get(row.dataset.report) || 0;
        one("[data-quoted]", row).textContent = words;
        one("meter", row).value = words;
      });
    }
  }
  customElements.define("brief-builder", BriefBuilder);

  /* What becomes of the documents that were given, as it happens. */
  class AddProgress extends HTMLElement {
    connectedCallback() {
      if (this.dataset.done === "yes") return;
      const list = one("[data-receipts]", this), counts = one("[data-counts]", this), bar = one("progress", this);
      list.replaceChildren();
      const stream = new EventSource(this.dataset.events);
      stream.addEventListener("receipt", (event) => {
        const given = JSON.parse(event.data), line = document.createElement("li"), what = document.createElement("b");
        what.textContent = given.outcome;
        line.className = given.outcome;
        line.append(what, ` ${given.location}${given.problem ? `: ${given.problem}` : ""}`);
        list.prepend(line);
      });
      stream.addEventListener("count", (event) => {
        const n = JSON.parse(event.data);
        counts.textContent = `${n.stored} stored, ${n.known} known, ${n.failed} failed, of ${n.total}`;
        bar.value = n.stored + n.known + n.failed;
      });
      stream.addEventListener("done", () => {
        stream.close();
        location.reload();
      });
      stream.addEventListener("error", () => stream.readyState === EventSource.CLOSED && location.reload());
    }
  }
  customElements.define("add-progress", AddProgress);
})();
