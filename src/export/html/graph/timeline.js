// Tenures on a time line: who held a post, from the first to the last day on which that is attested.

/** A time line of what a node has of tenures; all of them where there is no node. Rows begin with the person, those of a person with the post. */
function timeline(tenures, model, node = null) {
  const byPost = node?.kind !== "person";
  const dated = tenures.filter((tenure) => tenure.first || tenure.former);
  const scale = new Scale(dated.flatMap((tenure) => [tenure.first, tenure.last, tenure.former].filter(Boolean)));
  const groups = Map.groupBy(tenures, (tenure) => (byPost ? tenure.post.key : ""));
  const headings = byPost && !groups.has(node?.key);
  const rows = [];
  for (const group of groups.values()) {
    if (headings) rows.push(element("div", { class: "post" }, tenureLink(group[0].post, model)));
    for (const tenure of group) rows.push(...row(tenure, byPost ? tenure.person : tenure.post, scale, model));
  }
  return element("div", { class: "timeline" }, element("span"), scale.axis(), ...rows);
}

/** Who holds a post need not be on the page. */
function tenureLink(named, model) {
  const node = model.nodes.get(named.key);
  return node ? nodeLink(node) : element("span", {}, shown(named.name));
}

function row(tenure, named, scale, model) {
  const statuses = tenure.statuses ?? [];
  const told = [whenText(tenure), ...statuses, counted(tenure.sources, "source")].join(", ");
  const track = element("div", { class: "track", title: told });
  if (tenure.first) {
    const bar = element("div", { class: statuses.includes("acting") ? "bar acting" : "bar" });
    bar.style.left = `${scale.place(tenure.first)}%`;
    bar.style.width = `${scale.place(tenure.last) - scale.place(tenure.first)}%`;
    track.append(bar);
  }
  if (tenure.former) {
    const left = element("div", { class: "left" });
    left.style.left = `${scale.place(tenure.former)}%`;
    track.append(left);
  }
  return [element("div", {}, tenureLink(named, model)), track, element("div", { class: "when faint" }, told)];
}

function whenText({ first, last, former }) {
  const left = former ? `held before ${former}` : "";
  if (!first) return left || "without a date";
  return [first === last ? first : `${first} to ${last}`, left].filter(Boolean).join("; ");
}

/** From days to places between 0 and 100, whole years long. */
class Scale {
  constructor(days) {
    days.sort();
    [this.from, this.to] = [days.at(0), days.at(-1)].map((day) => Number(day?.slice(0, 4)));
    [this.first, this.last] = [Date.UTC(this.from, 0), Date.UTC(this.to + 1, 0)];
  }

  place(day) {
    return (100 * (Date.parse(day) - this.first)) / (this.last - this.first);
  }

  /** The years, or as many of them as there is room for. */
  axis() {
    const axis = element("div", { class: "axis", "aria-hidden": "true" });
    const step = Math.ceil((this.to - this.from + 1) / 6);
    for (let year = this.from; year <= this.to; year += step) {
      const tick = element("span", {}, String(year));
      tick.style.left = `${this.place(`${year}-01-01`)}%`;
      axis.append(tick);
    }
    return axis;
  }
}

/** The view with the tenures of all posts, or of those of a chosen node. */
class TimelineView {
  constructor(model) {
    this.model = model;
    this.view = document.querySelector("#timeline-view");
  }

  show(node, shownNodes) {
    const holder = node?.tenures.length ? node : null;
    const posts = holder ? [holder] : [...shownNodes].filter((one) => one.kind === "title");
    const tenures = posts.flatMap((one) => one.tenures);
    const title = holder ? shown(holder.name) : "All posts that are shown";
    const none = element("p", { class: "faint" }, "Nobody is said to hold one.");
    fill(this.view, element("h2", {}, title), tenures.length ? timeline(tenures, this.model, holder) : none);
  }
}
