
(function () {
  "use strict";
  var subjects = Array.from(document.querySelectorAll("details.subject"));
  var buttons = Array.from(document.querySelectorAll("button[data-outcome]"));
  var search = document.getElementById("search");
  var shown = document.getElementById("shown");
  var outcome = "";

  function filter() {
    var words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    var count = 0;
    subjects.forEach(function (subject) {
      var text = words.length ? subject.textContent.toLowerCase() : "";
      var fits = (!outcome || subject.dataset.outcome === outcome)
        && words.every(function (word) { return text.includes(word); });
      subject.hidden = !fits;
      count += fits ? 1 : 0;
    });
    buttons.forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.outcome === outcome));
    });
    shown.textContent = count + " of " + subjects.length;
  }

  function fromAddress() {
    var wanted = new URLSearchParams(location.hash.slice(1));
    search.value = wanted.get("search") || "";
    outcome = wanted.get("outcome") || "";
    filter();
  }

  search.addEventListener("input", filter);
  buttons.forEach(function (button) {
    button.addEventListener("click", function () {
      outcome = button.dataset.outcome;
      filter();
    });
  });
  window.addEventListener("hashchange", fromAddress);
  window.addEventListener("beforeprint", function () {
    subjects.forEach(function (subject) { subject.open = true; });
  });
  fromAddress();
}());
