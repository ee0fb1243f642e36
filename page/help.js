// The theme that the person has set, else the team's, before anything is seen.
try {
  const theme = localStorage.getItem("isp/note/theme") || localStorage.getItem("isp/note/team/theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Site data is blocked: as the system has it.
}
