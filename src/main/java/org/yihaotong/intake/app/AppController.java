package org.yihaotong.intake.app;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yihaotong.cases.Rating;
import org.yihaotong.intake.ContactReceipt;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.Problems;

/**
 * The citizens' app.
 */
@RestController
@RequestMapping("/api/app")
class AppController {

	private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{8,200}");

	private static final int MAX_COMMENT = 1000;

	private final CitizenDesk desk;

	private final Suggestions suggestions;

	private final CitizenLimits limits;

	private final MessageSource messages;

	AppController(CitizenDesk desk, Suggestions suggestions, CitizenLimits limits, MessageSource messages) {
		this.desk = desk;
		this.suggestions = suggestions;
		this.limits = limits;
		this.messages = messages;
	}

	@PostMapping("/messages")
	ResponseEntity<Accepted> send(@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
			@RequestBody MessageRequest message, HttpServletRequest request) {
		this.limits.send(request.getRemoteAddr());
		if (key == null || !KEY.matcher(key).matches()) {
			throw AppRefused.noKey();
		}
		ContactReceipt receipt = this.desk.submit(message.submission(key));
		String follow = "/follow?number=" + URLEncoder.encode(receipt.number(), StandardCharsets.UTF_8);
		Accepted accepted = new Accepted(receipt.contact().toString(), receipt.number(), follow);
		return receipt.alreadyKnown() ? ResponseEntity.ok(accepted)
				: ResponseEntity.created(URI.create(follow)).body(accepted);
	}

	@PostMapping("/suggestions")
	Suggestions.Suggested suggest(@RequestBody TextRequest text, Locale locale, HttpServletRequest request) {
		this.limits.look(request.getRemoteAddr());
		return this.suggestions.of(words(text.text()), locale);
	}

	@GetMapping("/requests/{number}")
	StandingResponse follow(@PathVariable String number, @RequestParam(defaultValue = "") String phone, Locale locale,
			HttpServletRequest request) {
		this.limits.look(request.getRemoteAddr());
		return StandingResponse.of(this.desk.follow(number, phone).orElseThrow(AppRefused::notFound), locale);
	}

	@PostMapping("/requests/{number}/rating")
	StandingResponse rate(@PathVariable String number, @RequestBody RatingRequest rating, Locale locale,
			HttpServletRequest request) {
		this.limits.look(request.getRemoteAddr());
		return StandingResponse.of(this.desk.rate(number, words(rating.phone()), rating.rating()), locale);
	}

	@ExceptionHandler
	ProblemDetail refused(SubmissionRefused refusal, Locale locale) {
		ProblemDetail problem = Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "submission",
				this.messages.getMessage("refusal.submission", null, locale));
		Map<String, String> errors = new TreeMap<>();
		refusal.errors()
			.forEach((field, key) -> errors.put(field,
					this.messages.getMessage(key, new Object[] { Submission.MAX_TEXT }, locale)));
		problem.setProperty("errors", errors);
		return problem;
	}

	private static String words(@Nullable String given) {
		return Objects.requireNonNullElse(given, "");
	}

	record MessageRequest(@Nullable String citizenName, @Nullable String phone, @Nullable String mail,
			@Nullable String text, @Nullable String place, @Nullable String category) {

		Submission submission(String key) {
			return new Submission(Channel.MESSAGE, key, words(this.citizenName), words(this.phone), words(this.mail),
					words(this.text), words(this.place), words(this.category), List.of());
		}

	}

	record TextRequest(@Nullable String text) {
	}

	record RatingRequest(@Nullable String phone, boolean solved, int satisfaction, @Nullable String comment) {

		Rating rating() {
			String said = words(this.comment).strip();
			if (this.satisfaction < 1 || this.satisfaction > 5 || said.length() > MAX_COMMENT) {
				throw new SubmissionRefused(Map.of((said.length() > MAX_COMMENT) ? "comment" : "satisfaction",
						(said.length() > MAX_COMMENT) ? "error.comment.long" : "error.satisfaction"));
			}
			return new Rating(this.solved, this.satisfaction, said);
		}

	}

	record Accepted(String contact, String number, String follow) {
	}

	record StandingResponse(String number, Standing.Stage stage, String subject, Instant receivedAt,
			@Nullable String caseNumber, @Nullable String department, @Nullable Instant dueAt, @Nullable String reply,
			@Nullable Rating rating) {

		static StandingResponse of(Standing standing, Locale locale) {
			boolean english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
			return new StandingResponse(standing.number(), standing.stage(), standing.subject(), standing.receivedAt(),
					standing.progress().map(Standing.Progress::caseNumber).orElse(null),
					standing.progress()
						.map((progress) -> english ? progress.departmentEn() : progress.departmentZh())
						.orElse(null),
					standing.progress().map(Standing.Progress::dueAt).orElse(null),
					standing.progress().flatMap(Standing.Progress::reply).orElse(null),
					standing.progress().flatMap(Standing.Progress::rating).orElse(null));
		}

	}

}
