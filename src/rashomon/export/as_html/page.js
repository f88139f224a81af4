"use strict";
(function () {
  var root = document.documentElement, rows = [].slice.call(document.querySelectorAll("tr[data-c],li[data-c]"));
  var marks = {}, on = [];
  [].forEach.call(document.querySelectorAll(".text a[data-c]"), function (a) {
    a.dataset.c.split(" ").forEach(function (c) { (marks[c] = marks[c] || []).push(a); });
  });
  root.classList.add("js");

  function within(a, smooth) {
    var box = a.closest("article"), top = a.offsetTop - box.clientHeight / 3;
    if (box.scrollHeight > box.clientHeight) box.scrollTo({ top: top, behavior: smooth ? "smooth" : "auto" });
  }
  function light(c, scroll, keep) {
    on.forEach(function (e) { e.classList.remove("on"); });
    on = (marks[c] || []).slice();
    var at = document.getElementById("c" + c), row = at && at.closest("[data-c]"), seen = [];
    on.forEach(function (a) {
      var box = a.closest("article");
      if (scroll && box !== keep && seen.indexOf(box) < 0) { seen.push(box); within(a, true); }
    });
    if (row) on.push(row);
    on.forEach(function (e) { e.classList.add("on"); });
  }
  function over(e) {
    var at = e.target.closest && e.target.closest("[data-c]");
    if (at) light(at.dataset.c.split(" ")[0], e.type === "focusin" || !!at.closest(".text"), at.closest("article"));
  }
  document.addEventListener("mouseover", over);
  document.addEventListener("focusin", over);

  function arrive() {
    var id = location.hash.slice(1), at = id && document.getElementById(id);
    if (!at) return;
    var a = /^s\d/.test(id) && at.querySelector("a[data-c]");
    if (a) { light(a.dataset.c.split(" ")[0], true, null); a.focus({ preventScroll: true }); }
    if (!/^c\d/.test(id)) return;
    at = at.closest("[data-c]");
    for (var up = at.closest("details"); up; up = up.parentNode.closest("details")) up.open = true;
    at.scrollIntoView({ block: "nearest" });
    var d = at.querySelector("details"), f = d ? d.querySelector("summary") : at.querySelector("a");
    if (d) d.open = true;
    if (f) f.focus({ preventScroll: true });
    light(id.slice(1), true, null);
  }
  window.addEventListener("hashchange", arrive);
  arrive();
  var table = document.querySelector("#hands details");
  if (table && matchMedia("(max-width:44rem)").matches) table.open = true;
  window.addEventListener("beforeprint", function () {
    [].forEach.call(document.querySelectorAll(".only details"), function (d) { d.open = true; });
  });

  var find = document.querySelector(".find");
  if (!find) return;
  var words = find.querySelector("input"), said = find.querySelector("[role=status]");
  words.addEventListener("input", function () {
    var want = words.value.trim().toLowerCase(), left = 0;
    rows.forEach(function (row) {
      row.hidden = !!want && row.textContent.toLowerCase().indexOf(want) < 0;
      if (!row.hidden) left += 1;
      var d = want && !row.hidden && row.tagName === "LI" && row.closest("details");
      if (d) d.open = true;
    });
    said.textContent = want ? left + " of " + rows.length + " claims" : "";
  });
})();
