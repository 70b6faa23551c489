package org.yihaotong.talk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yihaotong.intake.ContactBrief;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.talk.NotBriefed.Why;

import tools.jackson.databind.json.JsonMapper;

/**
 * Posts a briefing as JSON. Redirects are not followed: the token is for one address.
 */
@Component
@Order(1)
class HttpsBriefing implements BriefingWay {

	private static final int TIMEOUT = 408;

	private static final int TOO_MANY = 429;

	private static final int SERVER = 500;

	private final HttpClient client;

	private final BriefingProperties rules;

	private final JsonMapper json;

	HttpsBriefing(BriefingProperties rules, JsonMapper json) {
		this.rules = rules;
		this.json = json;
		this.client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(rules.timeout())
			.build();
	}

	@Override
	public String name() {
		return "HTTPS";
	}

	@Override
	public boolean leadsTo(BriefingProperties.Route route) {
		return !route.url().isEmpty();
	}

	@Override
	public void deliver(Briefing briefing, BriefingProperties.Route route) throws NotBriefed {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(route.url()))
			.timeout(this.rules.timeout())
			.header("Content-Type", "application/json; charset=utf-8")
			.header("Idempotency-Key", briefing.key())
			.POST(HttpRequest.BodyPublishers.ofString(this.json.writeValueAsString(document(briefing)),
					StandardCharsets.UTF_8));
		if (!route.token().isEmpty()) {
			request.header("Authorization", "Bearer " + route.token());
		}
		int status = status(request.build());
		if (status < 200 || status > 299) {
			throw new NotBriefed(Why.REFUSED, "HTTP " + status,
					status >= SERVER || status == TIMEOUT || status == TOO_MANY);
		}
	}

	/** The whole answer has to come in time, not its beginning alone. */
	private int status(HttpRequest request) throws NotBriefed {
		CompletableFuture<HttpResponse<Void>> answer = this.client.sendAsync(request,
				HttpResponse.BodyHandlers.discarding());
		try {
			return answer.get(this.rules.timeout().toMillis(), TimeUnit.MILLISECONDS).statusCode();
		}
		catch (TimeoutException ex) {
			throw late();
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof HttpTimeoutException) ? late()
					: new NotBriefed(Why.UNREACHABLE, why(ex.getCause()), true);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new NotBriefed(Why.INTERRUPTED, "The server stops", false);
		}
		finally {
			answer.cancel(true);
		}
	}

	private NotBriefed late() {
		return new NotBriefed(Why.TIMEOUT, "No answer within " + this.rules.timeout().toMillis() + " ms", true);
	}

	private static String why(@Nullable Throwable cause) {
		return (cause instanceof IOException) ? cause.getClass().getSimpleName() : String.valueOf(cause);
	}

	private static Map<String, Object> document(Briefing briefing) {
		ContactBrief contact = briefing.contact();
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("service", briefing.service());
		document.put("contact", contact.number());
		document.put("revision", briefing.revision());
		document.put("at", briefing.at().toString());
		document.put("caller", briefing.caller());
		document.put("name", contact.name());
		document.put("line", contact.line().value());
		document.put("place", contact.place());
		document.put("category",
				Map.of("code", contact.category().map(CategoryCode::value).orElse(""), "name", contact.categoryName()));
		document.put("text", contact.text());
		document.put("said", said(briefing.said()));
		return document;
	}

	private static List<Map<String, String>> said(List<Talks.Line> lines) {
		return lines.stream().map((line) -> Map.of("at", line.at().toString(), "text", line.text())).toList();
	}

}
