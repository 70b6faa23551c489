package org.yihaotong.access;

import jakarta.servlet.DispatcherType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may reach which address. What is not named here is refused.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final String AGENT = Role.AGENT.name();

	private static final String DEPARTMENT = Role.DEPARTMENT.name();

	private static final String SUPERVISOR = Role.SUPERVISOR.name();

	private static final String ADMINISTRATOR = Role.ADMINISTRATOR.name();

	private static final RequestMatcher CONSOLE = PathPatternRequestMatcher.pathPattern("/console/**");

	private static final String PAGE_POLICY = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; "
			+ "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

	/**
	 * The softphone speaks to Asterisk by WebSocket on another port; Ant Design makes its
	 * styles in the page.
	 */
	private static final String CONSOLE_POLICY = PAGE_POLICY
			+ "; connect-src 'self' ws: wss:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; "
			+ "font-src 'self' data:; worker-src 'self' blob:";

	@Bean
	SecurityFilterChain addresses(HttpSecurity http, CsrfTokenRepository tokens, Refusals refusals) {
		return http.authorizeHttpRequests(SecurityConfiguration::rules)
			.csrf((csrf) -> csrf.spa().csrfTokenRepository(tokens).ignoringRequestMatchers("/api/app/**"))
			.addFilterBefore(new SameOriginSockets(), AnonymousAuthenticationFilter.class)
			.headers(SecurityConfiguration::headers)
			.exceptionHandling((handling) -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
			.requestCache((cache) -> cache.requestCache(new NullRequestCache()))
			.formLogin(AbstractHttpConfigurer::disable)
			.httpBasic(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.build();
	}

	private static void rules(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry paths) {
		paths.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC).permitAll();
		open(paths);
		paths.requestMatchers("/api/session").authenticated();
		paths.requestMatchers("/api/agent/**", "/ws/agent").hasRole(AGENT);
		paths.requestMatchers("/api/department/**").hasRole(DEPARTMENT);
		paths.requestMatchers("/api/wallboard", "/ws/wallboard").hasAnyRole(SUPERVISOR, ADMINISTRATOR);
		paths.requestMatchers("/api/queue/**", "/api/agent-profiles/**").hasAnyRole(SUPERVISOR, ADMINISTRATOR);
		paths.requestMatchers(HttpMethod.GET, "/api/reports").hasRole(SUPERVISOR);
		paths.requestMatchers("/api/models/**").hasRole(ADMINISTRATOR);
		paths.requestMatchers("/api/recordings/**").hasRole(SUPERVISOR);
		paths.requestMatchers("/api/contacts/**", "/api/taxonomy").hasAnyRole(AGENT, SUPERVISOR, ADMINISTRATOR);
		paths.requestMatchers(HttpMethod.POST, "/api/cases").hasRole(AGENT);
		paths.requestMatchers("/api/cases/**", "/api/departments").authenticated();
		lines(paths);
		desks(paths);
		paths.anyRequest().denyAll();
	}

	/**
	 * Agents read; a supervisor switches announcements; an administrator changes lines.
	 */
	private static void lines(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry paths) {
		paths.requestMatchers(HttpMethod.GET, "/api/lines/**").hasAnyRole(AGENT, SUPERVISOR, ADMINISTRATOR);
		paths.requestMatchers("/api/lines/announcements/**").hasAnyRole(SUPERVISOR, ADMINISTRATOR);
		paths.requestMatchers("/api/lines/**").hasRole(ADMINISTRATOR);
	}

	/**
	 * Supervisors act for agents; an administrator edits the rules of their desks.
	 */
	private static void desks(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry paths) {
		paths.requestMatchers("/api/agents/**").hasRole(SUPERVISOR);
		paths.requestMatchers(HttpMethod.GET, "/api/pause-reasons").hasAnyRole(AGENT, SUPERVISOR, ADMINISTRATOR);
		paths.requestMatchers(HttpMethod.GET, "/api/wrap-up-rules").hasAnyRole(SUPERVISOR, ADMINISTRATOR);
		paths.requestMatchers("/api/pause-reasons/**", "/api/wrap-up-rules/**").hasRole(ADMINISTRATOR);
	}

	private static void open(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry paths) {
		paths.requestMatchers("/", "/letter/**", "/follow/**", "/car/**", "/api/app/**").permitAll();
		paths.requestMatchers("/portal/**", "/console/**", "/favicon.ico", "/error").permitAll();
		paths.requestMatchers("/actuator/health/**").permitAll();
		paths.requestMatchers(HttpMethod.POST, "/api/session").permitAll();
		paths.requestMatchers(HttpMethod.DELETE, "/api/session").permitAll();
	}

	private static void headers(HeadersConfigurer<HttpSecurity> headers) {
		headers.addHeaderWriter(policy(CONSOLE, CONSOLE_POLICY))
			.addHeaderWriter(policy(new NegatedRequestMatcher(CONSOLE), PAGE_POLICY))
			.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
			.permissionsPolicyHeader(
					(permissions) -> permissions.policy("camera=(), geolocation=(self), microphone=(self)"));
	}

	private static DelegatingRequestMatcherHeaderWriter policy(RequestMatcher where, String policy) {
		return new DelegatingRequestMatcherHeaderWriter(where, new ContentSecurityPolicyHeaderWriter(policy));
	}

}
