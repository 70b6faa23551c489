package org.yihaotong.supervision.report;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yihaotong.platform.Channel;
import org.yihaotong.supervision.statistics.Bucket;
import org.yihaotong.supervision.statistics.Dimension;

/**
 * Gives reports to supervisors.
 */
@RestController
@RequestMapping("/api/reports")
class ReportController {

	private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

	private final Reports reports;

	private final ReportCsv csv;

	ReportController(Reports reports, ReportCsv csv) {
		this.reports = reports;
		this.csv = csv;
	}

	@GetMapping
	Report report(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
			@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
			@RequestParam(defaultValue = "DAY") Bucket bucket, @RequestParam(defaultValue = "") List<Dimension> by,
			@RequestParam Optional<Channel> channel) {
		return this.reports.report(from, to, bucket, by, channel);
	}

	@GetMapping(params = "format=csv")
	ResponseEntity<byte[]> file(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
			@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
			@RequestParam(defaultValue = "DAY") Bucket bucket, @RequestParam(defaultValue = "") List<Dimension> by,
			@RequestParam Optional<Channel> channel, Locale locale) {
		Report report = this.reports.report(from, to, bucket, by, channel);
		ContentDisposition download = ContentDisposition.attachment()
			.filename("report-" + from + "-" + to + ".csv")
			.build();
		return ResponseEntity.ok()
			.contentType(CSV)
			.header(HttpHeaders.CONTENT_DISPOSITION, download.toString())
			.body(this.csv.write(report, locale));
	}

}
