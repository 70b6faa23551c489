package org.yihaotong.console;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.yihaotong.lines.Line.Stage;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.lines.LinePolicy;
import org.yihaotong.testing.Browser;
import org.yihaotong.testing.RealParts;
import org.yihaotong.testing.pages.LinesPage;
import org.yihaotong.testing.pages.SignInPage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of the lines as an administrator and a supervisor use it.
 */
@Tag("browser")
@RealParts
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LinesBrowserTests {

	private static final String PASSWORD = "open-sesame-1";

	@Autowired
	private LineDirectory lines;

	@Autowired
	private LinePolicy policy;

	@LocalServerPort
	private int port;

	private Browser browser;

	private Browser other;

	@BeforeEach
	void startBrowsers() {
		this.browser = Browser.start();
		this.other = Browser.start();
		this.browser.resize(1440, 900);
	}

	@AfterEach
	void closeBrowsers() {
		this.browser.close();
		this.other.close();
	}

	@Test
	void anAdministratorSwitchesALineAndBack() {
		LinesPage page = as(this.browser, "admin").search("0473 2999926", 1);
		assertThat(page.row("0473-2999926")).contains("剥离").contains("按 1 转企业自有业务");
		page.open("0473-2999926").tab("plan").switchAtOnce("STATIONED").awaitStage("0473-2999926", "STATIONED");
		assertThat(this.lines.dialled("2999926").stage()).contains(Stage.STATIONED);
		page.switchAtOnce("STRIPPED").awaitStage("0473-2999926", "STRIPPED");
		page.tab("history");
		this.browser.awaitThat("two changes", () -> this.browser.text("line-changes").split("修改了切换计划", -1).length == 3);
		assertThat(this.browser.complaints()).isEmpty();
	}

	@Test
	void saysWhatIsWrongAndWhoWasFaster() {
		LinesPage first = as(this.browser, "admin").open("12329").tab("settings");
		LinesPage second = as(this.other, "admin").open("12329").tab("settings");
		// Not today, so that the line is served now whatever the time is.
		DayOfWeek day = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(3).getDayOfWeek();
		this.browser.type("hours-" + day, "8点到12点");
		this.browser.click("line-save");
		assertThat(this.browser.text("faults")).contains(day.getDisplayName(TextStyle.FULL, Locale.CHINA))
			.contains("08:30-12:00");
		this.browser.type("hours-" + day, "08:30-12:00，14:30-18:00");
		this.browser.type("line-greeting", "您好，公积金热线。");
		this.browser.click("line-save");
		this.browser.awaitThat("the greeting", () -> this.lines.dialled("12329").greeting().equals("您好，公积金热线。"));
		second.browser().type("line-greeting", "您好，另一位管理员。");
		second.browser().click("line-save");
		assertThat(second.browser().text("line-problem")).contains("刚刚被别人改过");
		second.browser().click("line-reload");
		second.browser()
			.awaitThat("the other's greeting",
					() -> String.valueOf(second.browser().element("line-greeting").getDomProperty("value"))
						.contains("公积金"));
		assertThat(first.row("12329")).contains("本中心");
	}

	@Test
	void aSupervisorSimulatesReadsAndAnnounces() {
		LinesPage page = as(this.browser, "supervisor1").open("95598");
		this.browser.click("simulate");
		assertThat(this.browser.text("decision-simulated")).contains("95598").contains("双轨阶段");
		page.tab("settings");
		this.browser.element("line-greeting");
		assertThat(this.browser.now("line-save")).isEmpty();
		this.browser.reload();
		this.browser.click("hotspot-open");
		page.announce("人民路供水主管正在抢修，预计今天18点恢复。");
		this.browser.awaitThat("on air", () -> this.policy.announcements(LineDirectory.MAIN).size() == 1);
		assertThat(this.browser.text("hotspots")).contains("正在播报").contains("赵班长");
		this.browser.click("hotspot-off");
		this.browser.awaitThat("off air", () -> this.policy.announcements(LineDirectory.MAIN).isEmpty());
		assertThat(this.browser.complaints()).isEmpty();
	}

	private LinesPage as(Browser person, String username) {
		SignInPage signIn = SignInPage.open(person, URI.create("http://localhost:" + this.port));
		return LinesPage.from(signIn.asSupervisor(username, PASSWORD));
	}

}
