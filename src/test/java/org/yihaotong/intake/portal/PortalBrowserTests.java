package org.yihaotong.intake.portal;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yihaotong.testing.Browser;
import org.yihaotong.testing.RealParts;
import org.yihaotong.testing.TestParts;
import org.yihaotong.testing.pages.CarPage;
import org.yihaotong.testing.pages.FollowPage;
import org.yihaotong.testing.pages.LetterPage;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("browser")
@RealParts
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PortalBrowserTests {

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	private Browser browser;

	@BeforeEach
	void startBrowser() {
		this.browser = Browser.start();
	}

	@AfterEach
	void closeBrowser() {
		this.browser.close();
	}

	@Test
	void aLetterWithAPhotographGetsANumberAndIsFollowedByIt() {
		LetterPage letter = LetterPage.open(this.browser, server())
			.write("解放路的路灯坏了好几天，晚上很黑。")
			.place("解放路236号")
			.phone("138 0000 4444")
			.photograph(photograph());
		String number = letter.send();
		assertThat(number).matches("L\\d{8}-\\d{5}");
		FollowPage follow = letter.follow("13800004444");
		assertThat(follow.stage()).isEqualTo("RECEIVED");
		assertThat(this.jdbc.sql("""
				select media_type from contact_attachment a join contact c on c.id = a.contact where c.number = ?
				""").param(number).query(String.class).list()).containsExactly("image/jpeg");
		assertThat(FollowPage.open(this.browser, server()).refused(number, "13900000000")).contains("没有查到");
	}

	@Test
	void whatWasTypedStaysWhenSomethingIsWrong() {
		LetterPage letter = LetterPage.open(this.browser, server()).write("井盖丢了").phone("12");
		this.browser.click("letter-send");
		assertThat(this.browser.text("problem")).contains("电话号码不正确");
		assertThat(this.browser.text("error-phone")).contains("电话号码不正确");
		assertThat(this.browser.element("letter-text").getText()).isEqualTo("井盖丢了");
		assertThat(letter.phone("13800005555").send()).startsWith("L");
	}

	@Test
	void suggestsWhatItUnderstoodAndNothingElse() {
		LetterPage.open(this.browser, server()).write("小区从昨天晚上开始停水，到现在也没有来水。");
		assertThat(this.browser.text("letter-suggestions")).contains("停水");
		this.browser.type("letter-text", "Qwrt zxcv plmk vbnm hjkl");
		this.browser.awaitThat("no suggestion", () -> this.browser.now("letter-suggestions").isEmpty());
	}

	@Test
	void theLanguageIsChosenOnceForAllPages() {
		this.browser.open(server().resolve("/"));
		this.browser.click("language");
		LetterPage.open(this.browser, server());
		assertThat(this.browser.text("letter-send")).isEqualTo("Send");
		CarPage.open(this.browser, server()).ask("不是车牌", "", "13800006666");
		assertThat(this.browser.text("error-plate")).startsWith("This is not a plate");
	}

	@Test
	void anUnknownPlateIsHandedToAnAgent() {
		CarPage.open(this.browser, server()).ask("京N·99999", "人民路", "13800007777").awaitOutcome("NOT_REGISTERED");
		assertThat(this.jdbc.sql("""
				select q.state from queue_entry q join contact c on c.id = q.contact where c.phone like '%13800007777'
				""").query(String.class).list()).containsExactly("WAITING");
	}

	@Test
	void aFormWithoutTheMeansToAttachIsALetterToo() throws Exception {
		try (HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
			String page = client
				.send(HttpRequest.newBuilder(server().resolve("/letter")).build(), HttpResponse.BodyHandlers.ofString())
				.body();
			Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
			assertThat(token.find()).isTrue();
			String form = "_csrf=" + token.group(1) + "&key=" + UUID.randomUUID() + "&phone=13800008888&text="
					+ URLEncoder.encode("公园的厕所晚上不开门", StandardCharsets.UTF_8);
			HttpResponse<Void> sent = client.send(HttpRequest.newBuilder(server().resolve("/letter"))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers.ofString(form))
				.build(), HttpResponse.BodyHandlers.discarding());
			assertThat(sent.headers().firstValue("Location").orElse("")).contains("/letter/sent?number=L");
		}
	}

	private URI server() {
		return URI.create("http://localhost:" + this.port);
	}

	private static Path photograph() {
		Path file = TestParts.temporaryFolder("photo").resolve("lamp.png");
		try {
			ImageIO.write(new BufferedImage(80, 60, BufferedImage.TYPE_INT_ARGB), "png", file.toFile());
			assertThat(Files.size(file)).isPositive();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return file;
	}

}
