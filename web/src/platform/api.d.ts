/* eslint-disable */
export interface paths {
    "/api/account/clocks/types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say how many rules each type of the company has. */
        get: operations["ApiAccountClocksTypesListTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/clocks/types/{type_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the rules of one of the company's types. */
        get: operations["ApiAccountClocksTypesTypeIdShowRules"];
        /** Set the rules of one of the company's types, for every project that has none of its own. */
        put: operations["ApiAccountClocksTypesTypeIdSetRules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the companies by name: one's own and those on one's projects; company administrators get all. */
        get: operations["ApiAccountCompaniesListCompanies"];
        put?: never;
        /** Add a company to the account. */
        post: operations["ApiAccountCompaniesAddCompany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/companies/{company_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one company of those that one may know. */
        get: operations["ApiAccountCompaniesCompanyIdShowCompany"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change some fields of a company. */
        patch: operations["ApiAccountCompaniesCompanyIdEditCompany"];
        trace?: never;
    };
    "/api/account/companies/{company_id}/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the logo of a company that one may know. */
        get: operations["ApiAccountCompaniesCompanyIdLogoReadLogo"];
        /**
         * Give a company the logo that heads its letters (PNG, JPEG or WebP, raw bytes, at most 2 MiB); none removes it.
         * @description It is made small and written anew: nothing but its pixels is kept.
         */
        put: operations["ApiAccountCompaniesCompanyIdLogoSetLogo"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/correspondence/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the templates that the company has not added yet. */
        get: operations["ApiAccountCorrespondenceCatalogueShowCatalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/correspondence/custom-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the custom fields of the company, each with the forms that it stands in. */
        get: operations["ApiAccountCorrespondenceCustomFieldsListCustomFields"];
        put?: never;
        /** Make a custom field, which any form of the company may hold; its kind stays. */
        post: operations["ApiAccountCorrespondenceCustomFieldsMakeCustomField"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/correspondence/custom-fields/{field_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a custom field. */
        get: operations["ApiAccountCorrespondenceCustomFieldsFieldIdShowCustomField"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename, edit, archive or restore a custom field in every form that holds it. */
        patch: operations["ApiAccountCorrespondenceCustomFieldsFieldIdEditCustomField"];
        trace?: never;
    };
    "/api/account/correspondence/types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the types of the company with their statuses and fieldsets, archived ones too. */
        get: operations["ApiAccountCorrespondenceTypesListTypes"];
        put?: never;
        /** Make types from templates, or one of the company's own; each comes with four statuses and a fieldset. */
        post: operations["ApiAccountCorrespondenceTypesMakeTypes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/correspondence/types/{type_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a type of the company. */
        get: operations["ApiAccountCorrespondenceTypesTypeIdShowType"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Edit, archive or restore a type; issued items keep the prefix they were issued with. */
        patch: operations["ApiAccountCorrespondenceTypesTypeIdEditType"];
        trace?: never;
    };
    "/api/account/correspondence/types/{type_id}/fieldsets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the fieldsets of a type. */
        get: operations["ApiAccountCorrespondenceTypesTypeIdFieldsetsListFieldsets"];
        put?: never;
        /** Make a fieldset of a type. */
        post: operations["ApiAccountCorrespondenceTypesTypeIdFieldsetsMakeFieldset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/correspondence/types/{type_id}/fieldsets/{fieldset_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a fieldset. */
        get: operations["ApiAccountCorrespondenceTypesTypeIdFieldsetsFieldsetIdShowFieldset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Edit a fieldset wherever it is in use. */
        patch: operations["ApiAccountCorrespondenceTypesTypeIdFieldsetsFieldsetIdEditFieldset"];
        trace?: never;
    };
    "/api/account/correspondence/types/{type_id}/fieldsets/{fieldset_id}/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a fieldset on exactly these projects; If-Match is its `projects_version`. */
        put: operations["ApiAccountCorrespondenceTypesTypeIdFieldsetsFieldsetIdProjectsSetProjects"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/correspondence/types/{type_id}/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the statuses of a type, each with where it is used. */
        get: operations["ApiAccountCorrespondenceTypesTypeIdStatusesListStatuses"];
        put?: never;
        /** Add a custom status to a type; every project that has the type has it at once. */
        post: operations["ApiAccountCorrespondenceTypesTypeIdStatusesAddStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/correspondence/types/{type_id}/statuses/{status_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a custom status that nothing uses. */
        delete: operations["ApiAccountCorrespondenceTypesTypeIdStatusesStatusIdDeleteStatus"];
        options?: never;
        head?: never;
        /** Give a custom status another name; whatever has it shows that name at once. */
        patch: operations["ApiAccountCorrespondenceTypesTypeIdStatusesStatusIdRenameStatus"];
        trace?: never;
    };
    "/api/account/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's own exports of what belongs to the whole company. */
        get: operations["ApiAccountExportsListAccountExports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/exports/{export_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell how far such an export is. */
        get: operations["ApiAccountExportsExportIdReadAccountExport"];
        put?: never;
        post?: never;
        /** Remove such an export of one's own. */
        delete: operations["ApiAccountExportsExportIdRemoveAccountExport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/exports/{export_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download what was made for the whole company. */
        get: operations["ApiAccountExportsExportIdContentReadAccountExportContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the public holidays of a country (GB) or a part of one (US-CA), to be put into a project's calendar. */
        get: operations["ApiAccountHolidaysListHolidays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/import-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download a table to fill in: the columns that an import knows, and one line as an example. */
        get: operations["ApiAccountImportTemplateImportTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a table of people or companies (CSV, raw bytes, at most 4 MiB and 5,000 lines); nothing is changed yet. */
        post: operations["ApiAccountImportsSendImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what one's own import would do to the directory as it is now. */
        get: operations["ApiAccountImportsImportIdShowImport"];
        put?: never;
        post?: never;
        /** Forget a table without importing it. */
        delete: operations["ApiAccountImportsImportIdDropImport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/imports/{import_id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import the good lines, all of them or none; faulty ones stay out. */
        post: operations["ApiAccountImportsImportIdConfirmationConfirmImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/imports/{import_id}/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download every faulty line with what is wrong in it, to be mended and sent again. */
        get: operations["ApiAccountImportsImportIdFaultsImportFaults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the mails of the account, newest first. */
        get: operations["ApiAccountOutboxListMails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/outbox/{mail_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one mail; its words only where the caller may see what it is about. */
        get: operations["ApiAccountOutboxMailIdReadMail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/outbox/{mail_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a mail again that failed, or that was kept while no mail server was set. */
        post: operations["ApiAccountOutboxMailIdRetryRetryMail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List everybody of the account by name, or the 50 best hits for `q` over name, title, mail, phone, company. */
        get: operations["ApiAccountPeopleListPeople"];
        put?: never;
        /** Add somebody to the account. */
        post: operations["ApiAccountPeopleAddPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/people/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one person; everybody may see themselves. */
        get: operations["ApiAccountPeoplePersonIdShowPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change some fields of a person; their badge in every project follows. */
        patch: operations["ApiAccountPeoplePersonIdEditPerson"];
        trace?: never;
    };
    "/api/account/people/{person_id}/active": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Deactivate a person, which ends their access at once, or let them in again.
         * @description While open letters wait for them this is refused with a list of those, unless `reassign_to` takes them.
         */
        put: operations["ApiAccountPeoplePersonIdActiveSetPersonActive"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/people/{person_id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail an invitation to a person; earlier ones stop working. */
        post: operations["ApiAccountPeoplePersonIdInvitationInvitePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/people/{person_id}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show whether somebody has a second factor. */
        get: operations["ApiAccountPeoplePersonIdSecondFactorTheirFactors"];
        put?: never;
        post?: never;
        /** Take somebody's second factor away; they are signed out everywhere and told by mail. */
        delete: operations["ApiAccountPeoplePersonIdSecondFactorTakeFactorAway"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/permission-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the account's permission templates; Directory Admins of a project hand them out. */
        get: operations["ApiAccountPermissionTemplatesListTemplates"];
        put?: never;
        /** Make a permission template. */
        post: operations["ApiAccountPermissionTemplatesAddTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/permission-templates/{template_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one permission template. */
        get: operations["ApiAccountPermissionTemplatesTemplateIdShowTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a template; what everybody who has it may do follows. */
        patch: operations["ApiAccountPermissionTemplatesTemplateIdEditTemplate"];
        trace?: never;
    };
    "/api/account/permission-templates/{template_id}/holders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who has a template, in which project: whose rights follow when it changes. */
        get: operations["ApiAccountPermissionTemplatesTemplateIdHoldersListHolders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's own projects; a company administrator gets all of the account, closed ones too. */
        get: operations["ApiAccountProjectsListProjects"];
        put?: never;
        /** Create a project; who creates it is its first member. */
        post: operations["ApiAccountProjectsCreateProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/projects/{account_project_id}/active": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Close a project to everybody, or open it again. */
        put: operations["ApiAccountProjectsAccountProjectIdActiveSetProjectActive"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/projects/{account_project_id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make somebody of the account (oneself, too) a member of any of its projects. */
        post: operations["ApiAccountProjectsAccountProjectIdPeopleEnterProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show whom the company asks for a second factor. */
        get: operations["ApiAccountSecondFactorShowPolicy"];
        /** Say whom the company asks for a second factor; people are led through it at their next sign-in. */
        put: operations["ApiAccountSecondFactorChangePolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/service-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the service accounts of the company. */
        get: operations["ApiAccountServiceAccountsListClients"];
        put?: never;
        /** Make a service account; its secret is shown once. It is in no project until it is added to one. */
        post: operations["ApiAccountServiceAccountsMakeService"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/service-accounts/{client_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a service account: it is refused at once. Where nothing waits for it, it leaves the directory, too. */
        delete: operations["ApiAccountServiceAccountsClientIdRevokeService"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/service-accounts/{client_id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a service account a new secret, shown once; the one before may go on for some hours. */
        post: operations["ApiAccountServiceAccountsClientIdSecretRotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sign-in-providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the company's own ways to sign in. */
        get: operations["ApiAccountSignInProvidersListProviders"];
        put?: never;
        /** Set a provider up; its configuration is looked up at once. */
        post: operations["ApiAccountSignInProvidersAddProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sign-in-providers/{provider_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a provider as a whole. */
        put: operations["ApiAccountSignInProvidersProviderIdEditProvider"];
        post?: never;
        /** Remove a provider; its people use their passwords again. */
        delete: operations["ApiAccountSignInProvidersProviderIdRemoveProvider"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/trades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the account's trades by name. */
        get: operations["ApiAccountTradesListTrades"];
        put?: never;
        /** Add a trade. */
        post: operations["ApiAccountTradesAddTrade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/trades/{trade_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Offer a trade no more; items that carry it keep it. */
        delete: operations["ApiAccountTradesTradeIdRetireTrade"];
        options?: never;
        head?: never;
        /** Rename a trade. */
        patch: operations["ApiAccountTradesTradeIdEditTrade"];
        trace?: never;
    };
    "/api/account/viewings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List which administrators looked through whose eyes, and when. */
        get: operations["ApiAccountViewingsListViewings"];
        put?: never;
        /** Look through a person's eyes with this session, for half an hour: read only, and never more than one may see. */
        post: operations["ApiAccountViewingsBeginViewing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agenda/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what is due on the days from `first` to `last`, as far as the caller sees it. */
        get: operations["ApiAgendaDaysListDue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agenda/feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's secret links to one's calendar. */
        get: operations["ApiAgendaFeedsListFeeds"];
        put?: never;
        /** Make a secret link to one's calendar; it is shown once. */
        post: operations["ApiAgendaFeedsMakeFeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agenda/feeds/{feed_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke one of one's own links; whatever reads it finds nothing from now on. */
        delete: operations["ApiAgendaFeedsFeedIdEndFeed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agenda/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what waits for oneself in all projects, first due on top. */
        get: operations["ApiAgendaItemsListWaiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Give the calendar that a secret link opens (iCalendar), with what its person sees now. */
        get: operations["ApiCalendarIcsReadFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clocks/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the sets of rules that come with Sitepost, after standard forms of contract; they are no legal advice. */
        get: operations["ApiClocksCatalogueListShipped"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the caller's conversations in all projects of the company: starred ones, then by latest activity. */
        get: operations["ApiConversationsReadInbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/direct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open the direct message with these people of a project: the one that there is (200), or a new one (201). */
        post: operations["ApiConversationsDirectStartDirect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have conversations exported by a job; company administrators only, and each export is in the record. */
        post: operations["ApiConversationsExportsMakeTranscript"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a group in a project, of chosen people or of everyone in its directory. */
        post: operations["ApiConversationsGroupsMakeGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the legal holds of the company. */
        get: operations["ApiConversationsHoldsListHolds"];
        put?: never;
        /** Hold everything of a project, an item, a conversation, or by a person. */
        post: operations["ApiConversationsHoldsPlaceHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/holds/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find groups and direct messages that the caller is in, by name or people. */
        get: operations["ApiConversationsHoldsTargetsListHoldTargets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/holds/{hold_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Lift a hold. */
        delete: operations["ApiConversationsHoldsHoldIdLiftHold"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/items/{card_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell of the conversation on an item, also before anything was said in it. */
        get: operations["ApiConversationsItemsCardIdReadItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/items/{card_id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List whom the caller can mention on an item: those who see it, by name; at most 50. */
        get: operations["ApiConversationsItemsCardIdPeopleListMentionable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/keeping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell for how long the company keeps messages. */
        get: operations["ApiConversationsKeepingReadKeeping"];
        /** Choose for how long the company keeps messages; what is on hold stays in any case. */
        put: operations["ApiConversationsKeepingSaveKeeping"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/origins/{card_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the messages from which a thing was made, of conversations that you may read. */
        get: operations["ApiConversationsOriginsCardIdListOrigins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/orphans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the groups that nobody present may manage, by name; of their messages nothing is shown. */
        get: operations["ApiConversationsOrphansListOrphans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/orphans/{conversation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put somebody who may manage groups into one that nobody present could; its members are told. */
        post: operations["ApiConversationsOrphansConversationIdAdoptOrphan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List whom the caller can write to in a project, put into a group, or mention; at most 50. */
        get: operations["ApiConversationsPeopleListPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell which messages the caller wants to be told of; badges move in any case. */
        get: operations["ApiConversationsPreferencesReadPreferences"];
        /** Choose which messages the caller wants to be told of. */
        put: operations["ApiConversationsPreferencesSavePreferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the projects in which the caller uses conversations, by name. */
        get: operations["ApiConversationsProjectsListProjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find messages by words, phrases, and from: in: item: project: kind: has: before: after: mentions:me. */
        get: operations["ApiConversationsSearchSearchMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell what the company chose for conversations, and what that comes to for the caller. */
        get: operations["ApiConversationsSettingsReadSettings"];
        /** Choose for the company who uses conversations, where, and with which features. */
        put: operations["ApiConversationsSettingsSaveSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell of one conversation. */
        get: operations["ApiConversationsConversationIdReadConversation"];
        put?: never;
        post?: never;
        /** Delete a group for everybody, for good. */
        delete: operations["ApiConversationsConversationIdDeleteGroup"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/asked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of whom a message asked an acknowledgement: those who were there when it was sent. */
        get: operations["ApiConversationsConversationIdAskedListAsked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List those of some things of the project, to which messages point, that the caller may see. */
        get: operations["ApiConversationsConversationIdCardsListCards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell what the caller began to write in a conversation. */
        get: operations["ApiConversationsConversationIdDraftReadDraft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/files/{file_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download a file of a message, whole or in part; pictures and PDF may be shown inline. */
        get: operations["ApiConversationsConversationIdFilesFileIdContentReadMessageFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/files/{file_id}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the small picture of a file of a message; 404 where there is none, or none yet. */
        get: operations["ApiConversationsConversationIdFilesFileIdThumbnailReadMessagePicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Rename a group, and say who comes and goes; 204 for whoever took themself out. */
        put: operations["ApiConversationsConversationIdGroupEditGroup"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/languages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say which of these messages can be translated into the reader's language. */
        get: operations["ApiConversationsConversationIdLanguagesListLanguages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave a group; only groups of chosen people are left by oneself. */
        post: operations["ApiConversationsConversationIdLeaveLeaveGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who is in a conversation, or follows the item, by name. */
        get: operations["ApiConversationsConversationIdMembersListMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List messages: the last ones, or those before, after or around a number, or all that changed since a revision. */
        get: operations["ApiConversationsConversationIdMessagesListMessages"];
        put?: never;
        /** Send a message; the same key again is answered with the first one, and 200. */
        post: operations["ApiConversationsConversationIdMessagesSendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/messages/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note what was made from messages. */
        post: operations["ApiConversationsConversationIdMessagesOutcomeNoteOutcome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/messages/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the words and files of messages along, to begin something else from them. */
        post: operations["ApiConversationsConversationIdMessagesTakeTakeMessages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/messages/{seq}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change the words of a message of your own, while the window is open by the server's clock. */
        put: operations["ApiConversationsConversationIdMessagesSeqEditMessage"];
        post?: never;
        /** Delete a message of your own; a line stays that says so. */
        delete: operations["ApiConversationsConversationIdMessagesSeqDeleteMessage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/messages/{seq}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that you have got a message that asks for it. */
        post: operations["ApiConversationsConversationIdMessagesSeqAcknowledgeAcknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/messages/{seq}/reactions/{sign}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a sign under a message. */
        put: operations["ApiConversationsConversationIdMessagesSeqReactionsSignAddReaction"];
        post?: never;
        /** Take your sign away again. */
        delete: operations["ApiConversationsConversationIdMessagesSeqReactionsSignDropReaction"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/messages/{seq}/translation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Translate a message; the stored one stays as it was written. */
        get: operations["ApiConversationsConversationIdMessagesSeqTranslationReadTranslation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation_id}/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what the caller alone keeps of a conversation: how far they read, star, level, follow, hide, draft. */
        patch: operations["ApiConversationsConversationIdMineKeepMine"];
        trace?: never;
    };
    "/api/conversations/{conversation_id}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who has read a message, with the time at which they read last. */
        get: operations["ApiConversationsConversationIdReceiptsListReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show who is invited, and by whom. */
        get: operations["ApiInvitationsTokenShowInvitation"];
        put?: never;
        /** Accept an invitation by choosing a password; signs in. */
        post: operations["ApiInvitationsTokenAcceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live/ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a ticket for the socket at `/api/live`, valid once and for a minute. */
        post: operations["ApiLiveTicketGiveTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell who one is: person, account, projects with their tools and levels, and settings. */
        get: operations["ApiMeMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell how the caller wants to be told. */
        get: operations["ApiMeNotificationsReadChoice"];
        /** Set how the caller wants to be told: it takes away from what the types' matrices mail, and adds nothing. */
        put: operations["ApiMeNotificationsSetChoice"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's own passkeys. */
        get: operations["ApiMePasskeysListPasskeys"];
        put?: never;
        /** Keep a passkey that a device made; ends every other session, and one is told by mail. */
        post: operations["ApiMePasskeysAddPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to add a passkey: what the browser needs to have the device make one. */
        post: operations["ApiMePasskeysOptionsOfferPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/passkeys/{passkey_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Name one's own passkey anew. */
        patch: operations["ApiMePasskeysPasskeyIdRenamePasskey"];
        trace?: never;
    };
    "/api/me/passkeys/{passkey_id}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give one's own passkey up; it signs in no more. */
        post: operations["ApiMePasskeysPasskeyIdRemovalRemovePasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change one's own password; every other session ends. */
        put: operations["ApiMePasswordChangePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make new recovery codes; earlier ones are worth nothing. */
        post: operations["ApiMeRecoveryCodesMakeRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one's own second factors. */
        get: operations["ApiMeSecondFactorMyFactors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change some of one's own settings and return all of them. */
        patch: operations["ApiMeSettingsChangeSettings"];
        trace?: never;
    };
    "/api/me/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's own API tokens. */
        get: operations["ApiMeTokensListTokens"];
        put?: never;
        /** Make an API token with one's own rights; it is shown once. */
        post: operations["ApiMeTokensCreateToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke one of one's own API tokens; it is refused at once. */
        delete: operations["ApiMeTokensTokenIdRevokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to set an app up; it counts from its first code on, in place of an earlier one. */
        post: operations["ApiMeTotpOfferTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/totp/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an app into use by its first code; shows the recovery codes, and ends every other session. */
        post: operations["ApiMeTotpConfirmationConfirmTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/totp/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give one's app up; signing in asks for the password alone. */
        post: operations["ApiMeTotpRemovalRemoveTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/viewing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Look through one's own eyes again. */
        delete: operations["ApiMeViewingEndViewing"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/viewings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who looked through one's own eyes, and when. */
        get: operations["ApiMeViewingsMyViewings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the caller's notices, newest first, about what they may see now. */
        get: operations["ApiNoticesListNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell which of these cards (at most 100) the caller has unread notices of: what a list shows in bold. */
        get: operations["ApiNoticesCardsUnreadCards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell how many notices are unread, up to 100. */
        get: operations["ApiNoticesCountCountNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark notices as read and tell how many stay unread. */
        post: operations["ApiNoticesReadReadNotices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get an access token with the id and secret of a client (RFC 6749, 4.4), as a form; also at /oauth/token. */
        post: operations["ApiOauthTokenIssueToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a mail with a reset link; the answer is the same for every address. */
        post: operations["ApiPasswordResetsAskReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/password-resets/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a new password by a reset link, once; signs in, and ends every other session. */
        post: operations["ApiPasswordResetsTokenResetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a project. */
        get: operations["ApiProjectsProjectIdShowProject"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a project's name, number, address, calendar or currency. */
        patch: operations["ApiProjectsProjectIdEditProject"];
        trace?: never;
    };
    "/api/projects/{project_id}/cards/{card_id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what a thing is linked to, as far as the asker may see it. */
        get: operations["ApiProjectsProjectIdCardsCardIdLinksReadLinks"];
        put?: never;
        /** Relate two things, or say what this one goes back to. */
        post: operations["ApiProjectsProjectIdCardsCardIdLinksAddLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/cards/{card_id}/links/{link_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a relation or an origin; what was made from a thing stays linked. */
        delete: operations["ApiProjectsProjectIdCardsCardIdLinksLinkIdRemoveLink"];
        options?: never;
        head?: never;
        /** Change the note of a link, or exchange an origin for another one. */
        patch: operations["ApiProjectsProjectIdCardsCardIdLinksLinkIdEditLink"];
        trace?: never;
    };
    "/api/projects/{project_id}/cards/{card_id}/links/{link_id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Mark void that something was made from the other thing, with the reason. */
        put: operations["ApiProjectsProjectIdCardsCardIdLinksLinkIdVoidVoidLink"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/clocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell the countdown of items: of each the period that ends first, or the one that ran out. */
        get: operations["ApiProjectsProjectIdClocksListNext"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/clocks/items/{item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the clocks of an item that the asker sees. */
        get: operations["ApiProjectsProjectIdClocksItemsItemIdShowClocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/clocks/items/{item_id}/dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say from which day a period of an item runs, such as when somebody became aware of an event. */
        put: operations["ApiProjectsProjectIdClocksItemsItemIdDatesSetDate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/clocks/types/{type_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the rules that hold for a type in this project. */
        get: operations["ApiProjectsProjectIdClocksTypesTypeIdShowProjectRules"];
        /** Set the rules of a type for this project, as a copy of its own. */
        put: operations["ApiProjectsProjectIdClocksTypesTypeIdSetProjectRules"];
        post?: never;
        /** Let this project follow the rules of the company again. */
        delete: operations["ApiProjectsProjectIdClocksTypesTypeIdDropProjectRules"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/clocks/{clock_id}/ends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a period end on another day, as was agreed. */
        post: operations["ApiProjectsProjectIdClocksClockIdEndsMoveEnd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/clocks/{clock_id}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remind the other party of a period that ran out, which starts the period that follows such a notice. */
        post: operations["ApiProjectsProjectIdClocksClockIdNoticesGiveNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/clocks/{clock_id}/stops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a clock by hand. */
        post: operations["ApiProjectsProjectIdClocksClockIdStopsStopClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/codes/{card_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Draw the QR code of a card that the asker sees. */
        get: operations["ApiProjectsProjectIdCodesCardIdReadPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the companies that have somebody on the project by name, with how many people each has here. */
        get: operations["ApiProjectsProjectIdCompaniesListCompaniesHere"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/autosaves/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Return what the asker kept under this key; nothing kept is an answer too, not a missing page. */
        get: operations["ApiProjectsProjectIdCorrespondenceAutosavesKeyReadAutosave"];
        /** Keep a form that was not sent yet, in place of the one before. */
        put: operations["ApiProjectsProjectIdCorrespondenceAutosavesKeyKeepAutosave"];
        post?: never;
        /** Forget a kept form. */
        delete: operations["ApiProjectsProjectIdCorrespondenceAutosavesKeyDropAutosave"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change up to 500 items at once: all or none of them, or each for itself with a report. */
        post: operations["ApiProjectsProjectIdCorrespondenceBulkChangeItems"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count the items that the asker sees by type and by status, up to 1,000 of each. */
        get: operations["ApiProjectsProjectIdCorrespondenceCountsCountItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/default-view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Begin with a view from now on. */
        put: operations["ApiProjectsProjectIdCorrespondenceDefaultViewChooseView"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bundle the items that fit these filters with all that is known of them, by a job; for Admins of their types.
         * @description Items of other types, and Super Private ones, are left out; the bundle says how many.
         */
        post: operations["ApiProjectsProjectIdCorrespondenceEvidenceMakeEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/explanations/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say what a member may do with each type of correspondence; of oneself everybody is told. */
        get: operations["ApiProjectsProjectIdCorrespondenceExplanationsPersonIdExplainMember"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the list as the asker sees it: these columns, these filters, without what is private.
         * @description Administrators of a type get its private items, too; Super Private ones are in no export.
         */
        get: operations["ApiProjectsProjectIdCorrespondenceExportExportItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the items that the asker sees, a page at a time. */
        get: operations["ApiProjectsProjectIdCorrespondenceItemsListItems"];
        put?: never;
        /** Save a draft of an item, or create and issue it. */
        post: operations["ApiProjectsProjectIdCorrespondenceItemsCreateItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/items/{item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell everything about an item that the asker sees, and what they may do with it. */
        get: operations["ApiProjectsProjectIdCorrespondenceItemsItemIdOpenItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the fields that are sent; with `issue` a draft is issued in the same step. */
        patch: operations["ApiProjectsProjectIdCorrespondenceItemsItemIdEditItem"];
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/items/{item_id}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List everybody who sees a private item. */
        get: operations["ApiProjectsProjectIdCorrespondenceItemsItemIdAccessWhoSeesItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/items/{item_id}/archived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put an item into the archive, or take it out again. */
        put: operations["ApiProjectsProjectIdCorrespondenceItemsItemIdArchivedArchiveItem"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/items/{item_id}/explanations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List everybody who sees an item, and why; for administrators of its type. */
        get: operations["ApiProjectsProjectIdCorrespondenceItemsItemIdExplanationsExplainEverybody"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/items/{item_id}/explanations/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say why a member sees an item or not, and of each action what lets them or what is missing. */
        get: operations["ApiProjectsProjectIdCorrespondenceItemsItemIdExplanationsPersonIdExplainPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/items/{item_id}/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename an attached file; where something else carries it too, the item gets a copy under the new name. */
        patch: operations["ApiProjectsProjectIdCorrespondenceItemsItemIdFilesFileIdRenameFile"];
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/items/{item_id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Print an item as a PDF letter, with the responses that the reader may see, and annexes. */
        get: operations["ApiProjectsProjectIdCorrespondenceItemsItemIdPdfReadPdf"];
        put?: never;
        /** Print an item with its attachments as one PDF, by a job: the export tells how far it is. */
        post: operations["ApiProjectsProjectIdCorrespondenceItemsItemIdPdfPrintWithAttachments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/items/{item_id}/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the responses of an item: official ones, and the others for those on the item. */
        get: operations["ApiProjectsProjectIdCorrespondenceItemsItemIdResponsesListResponses"];
        put?: never;
        /** Respond to an item, and change its status at once when one is given. */
        post: operations["ApiProjectsProjectIdCorrespondenceItemsItemIdResponsesRespond"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/items/{item_id}/responses/{response_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Make a response official, or take that back. */
        patch: operations["ApiProjectsProjectIdCorrespondenceItemsItemIdResponsesResponseIdMarkResponse"];
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/items/{item_id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the revisions of an item that the asker sees, the newest first. */
        get: operations["ApiProjectsProjectIdCorrespondenceItemsItemIdRevisionsListRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/items/{item_id}/revisions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell a revision of an item, and how it differs from another one; from the one before unless asked. */
        get: operations["ApiProjectsProjectIdCorrespondenceItemsItemIdRevisionsNumberCompareRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/items/{item_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give an item another status: issue, close or reopen it. */
        put: operations["ApiProjectsProjectIdCorrespondenceItemsItemIdStatusChangeStatus"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/items/{item_id}/zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download an item with its files and those of its responses, as far as the asker sees them, and a manifest. */
        get: operations["ApiProjectsProjectIdCorrespondenceItemsItemIdZipReadZip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/matching": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Name every item that fits the filters of a list, to change them all. */
        get: operations["ApiProjectsProjectIdCorrespondenceMatchingListMatching"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the people whom a filter of the list can be set to, with counts up to 1,000 under the other filters. */
        get: operations["ApiProjectsProjectIdCorrespondencePeopleListChoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the types that you see in this project, with their forms, statuses and defaults. */
        get: operations["ApiProjectsProjectIdCorrespondenceTypesListTypesHere"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/types/{type_id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the people whom you can put on items of a type: those who hold Read Only or more on it.
         * @description `q` are words of a name and company. With `ids` the members of the project among them are told,
         *     and whether each has access: what a picker asks when a whole group is chosen.
         */
        get: operations["ApiProjectsProjectIdCorrespondenceTypesTypeIdPeopleListPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/types/{type_id}/prefill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell what the form of a new item begins with when it is made from another thing. */
        get: operations["ApiProjectsProjectIdCorrespondenceTypesTypeIdPrefillReadPrefill"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/types/{type_id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List everybody who would see a private item with these people on it, once it is issued. */
        get: operations["ApiProjectsProjectIdCorrespondenceTypesTypeIdReadersWhoWouldSeeItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/types/{type_id}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what new items of a type begin with in this project. */
        get: operations["ApiProjectsProjectIdCorrespondenceTypesTypeIdSettingsShowSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what new items of a type begin with in this project. */
        patch: operations["ApiProjectsProjectIdCorrespondenceTypesTypeIdSettingsEditSettings"];
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the asker's views and those that others share. */
        get: operations["ApiProjectsProjectIdCorrespondenceViewsListViews"];
        put?: never;
        /** Keep the list as it is under a name. */
        post: operations["ApiProjectsProjectIdCorrespondenceViewsAddView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/correspondence/views/{view_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a view; whoever began with it begins with none. */
        delete: operations["ApiProjectsProjectIdCorrespondenceViewsViewIdDeleteView"];
        options?: never;
        head?: never;
        /** Rename, share or change a view of one's own. */
        patch: operations["ApiProjectsProjectIdCorrespondenceViewsViewIdEditView"];
        trace?: never;
    };
    "/api/projects/{project_id}/cost-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the project's cost codes by code. */
        get: operations["ApiProjectsProjectIdCostCodesListCostCodes"];
        put?: never;
        /** Add a cost code. */
        post: operations["ApiProjectsProjectIdCostCodesAddCostCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/cost-codes/{cost_code_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Offer a cost code no more; items that carry it keep it. */
        delete: operations["ApiProjectsProjectIdCostCodesCostCodeIdRetireCostCode"];
        options?: never;
        head?: never;
        /** Change a cost code. */
        patch: operations["ApiProjectsProjectIdCostCodesCostCodeIdEditCostCode"];
        trace?: never;
    };
    "/api/projects/{project_id}/emails/{card_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the e-mails that were sent about a thing; private ones are for those on them and administrators. */
        get: operations["ApiProjectsProjectIdEmailsCardIdListThreads"];
        put?: never;
        /** Send an e-mail about a thing; whoever gets it reads what stands in it, also without access to the thing. */
        post: operations["ApiProjectsProjectIdEmailsCardIdSendEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/emails/{card_id}/beginning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell what a new e-mail about a thing begins with: a summary of it, and its files. */
        get: operations["ApiProjectsProjectIdEmailsCardIdBeginningBeginEmail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/emails/{card_id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find people in the directory of the project, for whoever may send the thing by e-mail. */
        get: operations["ApiProjectsProjectIdEmailsCardIdPeopleFindPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's own exports in a project. */
        get: operations["ApiProjectsProjectIdExportsListExports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/exports/{export_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell how far an export is. */
        get: operations["ApiProjectsProjectIdExportsExportIdReadExport"];
        put?: never;
        post?: never;
        /** Remove an export of one's own. */
        delete: operations["ApiProjectsProjectIdExportsExportIdRemoveExport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/exports/{export_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download what was made. */
        get: operations["ApiProjectsProjectIdExportsExportIdContentReadExportContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a small file whole, in one request (raw bytes, at most 4 MiB). */
        post: operations["ApiProjectsProjectIdFilesSendFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Describe a file. */
        get: operations["ApiProjectsProjectIdFilesFileIdReadFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename a file of your own that is not attached yet; attached ones are renamed where they are attached. */
        patch: operations["ApiProjectsProjectIdFilesFileIdRenameFile"];
        trace?: never;
    };
    "/api/projects/{project_id}/files/{file_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download a file, whole or in part; pictures and PDF may be shown inline. */
        get: operations["ApiProjectsProjectIdFilesFileIdContentReadContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/files/{file_id}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the small picture of a file; 404 where there is none, or none yet. */
        get: operations["ApiProjectsProjectIdFilesFileIdThumbnailReadThumbnail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the project's distribution groups by name. */
        get: operations["ApiProjectsProjectIdGroupsListGroups"];
        put?: never;
        /** Make a distribution group. */
        post: operations["ApiProjectsProjectIdGroupsAddGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/groups/{group_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one group. */
        get: operations["ApiProjectsProjectIdGroupsGroupIdShowGroup"];
        put?: never;
        post?: never;
        /** End a group; it is offered no more. */
        delete: operations["ApiProjectsProjectIdGroupsGroupIdEndGroup"];
        options?: never;
        head?: never;
        /** Change some fields of a group. */
        patch: operations["ApiProjectsProjectIdGroupsGroupIdEditGroup"];
        trace?: never;
    };
    "/api/projects/{project_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show who changed what on a thing, and when; for administrators of its tool. */
        get: operations["ApiProjectsProjectIdHistoryReadHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Print labels (PDF, A4) for the cards that the asker sees; a header tells how many were left out. */
        get: operations["ApiProjectsProjectIdLabelsReadLabels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the project's locations in the order of the tree. */
        get: operations["ApiProjectsProjectIdLocationsListLocations"];
        put?: never;
        /** Add a location. */
        post: operations["ApiProjectsProjectIdLocationsAddLocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/locations/{location_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Offer a location no more; items that carry it keep it. */
        delete: operations["ApiProjectsProjectIdLocationsLocationIdRetireLocation"];
        options?: never;
        head?: never;
        /** Rename or move a location; the paths of what lies in it follow. */
        patch: operations["ApiProjectsProjectIdLocationsLocationIdEditLocation"];
        trace?: never;
    };
    "/api/projects/{project_id}/notifications/matrix/{tool}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell which events mail which roles; for administrators of the type. */
        get: operations["ApiProjectsProjectIdNotificationsMatrixToolReadMatrix"];
        /** Set which events mail which roles; for administrators of the type. */
        put: operations["ApiProjectsProjectIdNotificationsMatrixToolSetMatrix"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the project's people by name, or the 50 best hits for `q` over name, title, mail, phone and company. */
        get: operations["ApiProjectsProjectIdPeopleListMembers"];
        put?: never;
        /** Add somebody to the project: of the account, or new; the permission template takes effect right after. */
        post: operations["ApiProjectsProjectIdPeopleAddMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/people/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one person of the project. */
        get: operations["ApiProjectsProjectIdPeoplePersonIdShowMember"];
        put?: never;
        post?: never;
        /**
         * Take somebody out of the project and its groups; what they did there stays.
         * @description While open letters wait for them this is refused with a list of those, unless `reassign_to` takes them.
         */
        delete: operations["ApiProjectsProjectIdPeoplePersonIdRemoveMember"];
        options?: never;
        head?: never;
        /** Change name, title or phones of somebody in the project; the rest is the company's. */
        patch: operations["ApiProjectsProjectIdPeoplePersonIdEditMember"];
        trace?: never;
    };
    "/api/projects/{project_id}/people/{person_id}/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what a member has and where it comes from: their template, their level, their being an administrator. */
        get: operations["ApiProjectsProjectIdPeoplePersonIdPermissionsShowRights"];
        /** Give a member a template, or levels by hand; it counts at once. If-Match is the `version` of what they have. */
        put: operations["ApiProjectsProjectIdPeoplePersonIdPermissionsSetRights"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show who may do what: the project's people by its tools, and the templates to choose from. */
        get: operations["ApiProjectsProjectIdPermissionsShowTable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/receipts/{card_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell what became of an issued item with each recipient: everything, or for a recipient their own line. */
        get: operations["ApiProjectsProjectIdReceiptsCardIdReadReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/receipts/{card_id}/acknowledgement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledge that one received an item; that cannot be taken back. */
        post: operations["ApiProjectsProjectIdReceiptsCardIdAcknowledgementAcknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find things of the project by number or words, as far as the caller may see them. */
        get: operations["ApiProjectsProjectIdSearchFind"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/spec-sections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the project's specification sections by number. */
        get: operations["ApiProjectsProjectIdSpecSectionsListSpecSections"];
        put?: never;
        /** Add a specification section. */
        post: operations["ApiProjectsProjectIdSpecSectionsAddSpecSection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/spec-sections/{spec_section_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Offer a specification section no more; items that carry it keep it. */
        delete: operations["ApiProjectsProjectIdSpecSectionsSpecSectionIdRetireSpecSection"];
        options?: never;
        head?: never;
        /** Change a specification section. */
        patch: operations["ApiProjectsProjectIdSpecSectionsSpecSectionIdEditSpecSection"];
        trace?: never;
    };
    "/api/projects/{project_id}/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Announce a file; its pieces follow. */
        post: operations["ApiProjectsProjectIdUploadsBeginUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/uploads/{upload_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say where the next piece of an upload begins. */
        get: operations["ApiProjectsProjectIdUploadsUploadIdReadUpload"];
        /** Send the next piece (raw bytes, at most 4 MiB); the last one makes the file. */
        put: operations["ApiProjectsProjectIdUploadsUploadIdSendPiece"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell with which key a browser subscribes, and whether this one has. */
        get: operations["ApiPushReadPush"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/push/device": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Wake this browser when somebody writes to the caller, until its session ends; a person has ten at most. */
        put: operations["ApiPushDeviceWakeDevice"];
        post?: never;
        /** Wake this browser no more. */
        delete: operations["ApiPushDeviceLetDeviceSleep"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/q": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell the address that the codes of this server lead to, by which a scanner knows those of others. */
        get: operations["ApiQReadHome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/q/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell where a code leads, to whoever may see that now. */
        get: operations["ApiQCodeReadCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell how the chains of the company stand, and what the last verification found. */
        get: operations["ApiRecordReadRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/record/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify the record now, as a job: `GET /record` tells how far it is. */
        post: operations["ApiRecordVerificationsVerifyRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with mail address and password; sets the session cookie, or asks for a second factor (202). */
        post: operations["ApiSessionSignIn"];
        /** Sign out: the session of this browser ends. */
        delete: operations["ApiSessionSignOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a sign-in with a code of the app or a recovery code; sets the session cookie. */
        post: operations["ApiSessionCodeFinishSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a passkey, both factors at once; sets the session cookie. */
        post: operations["ApiSessionPasskeySignInByPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a passkey: what the browser needs to have a device sign in, or end a sign-in. */
        post: operations["ApiSessionPasskeyOptionsAskPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to sign in with one's company; says where the browser goes. */
        post: operations["ApiSessionProviderLeaveForProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/provider/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a sign-in with one's company; sets the session cookie, or asks for a second factor (202). */
        post: operations["ApiSessionProviderAnswerReturnFromProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to set an app up at the door, where the company asks for one. */
        post: operations["ApiSessionTotpOfferAtDoor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/totp/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a sign-in with the first code of a new app; sets the session cookie and shows the recovery codes. */
        post: operations["ApiSessionTotpConfirmationEnrolAtDoor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the browsers in which one is signed in. */
        get: operations["ApiSessionsListSessions"];
        put?: never;
        post?: never;
        /** End every session of one's own but this one. */
        delete: operations["ApiSessionsEndOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one's own sessions; it is refused at once. */
        delete: operations["ApiSessionsSessionIdEndSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say whether the first run is still to come. */
        get: operations["ApiSetupSetupState"];
        put?: never;
        /** Make the account, its first administrator and its first project in one go, and sign in. */
        post: operations["ApiSetupSetUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Accepted */
        Accepted: {
            /** @default  */
            name?: string;
            password: string;
        };
        /** AccessToken */
        AccessToken: {
            access_token: string;
            expires_in: number;
            /** @default Bearer */
            token_type?: string;
        };
        /** AccountRef */
        AccountRef: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** Activity */
        Activity: {
            active: boolean;
        };
        /** Administrator */
        Administrator: {
            mail: string;
            name: string;
            password: string;
        };
        /** Adoption */
        Adoption: {
            /** Format: uuid */
            person: string;
        };
        /** AlsoView */
        AlsoView: {
            event: string;
            role: string;
        };
        /** ArchiveGiven */
        ArchiveGiven: {
            archived: boolean;
        };
        /** Asked */
        Asked: {
            active: boolean;
            /** Format: uuid */
            id: string;
            name: string;
        };
        /**
         * Audience
         * @description Who may use a feature: whoever is in the project's directory, or the company's employees only.
         * @default any
         * @enum {string}
         */
        Audience: "any" | "employees";
        /**
         * Because
         * @description What lets somebody do something.
         * @enum {string}
         */
        Because: "type_admin" | "creator" | "creator_granted" | "on_item" | "colleague" | "level" | "sees";
        /** Beginning */
        Beginning: {
            body: {
                [key: string]: unknown;
            };
            files: components["schemas"]["SentFile"][];
            most_attached: number;
            private: boolean;
            subject: string;
        };
        /** Begun */
        Begun: {
            account: components["schemas"]["MyRef"];
            project: components["schemas"]["MyRef"];
        };
        /** BulkBody */
        BulkBody: {
            done: number;
            items: components["schemas"]["OutcomeBody"][];
        };
        /** BulkGiven */
        BulkGiven: {
            change?: components["schemas"]["Change"] | null;
            items: components["schemas"]["Chosen"][];
            mode?: components["schemas"]["Mode"];
        };
        /** Burden */
        Burden: {
            /** Format: uuid */
            id: string;
            name: string;
            number: string;
            overdue: number;
            total: number;
        };
        /** Candidates */
        Candidates: {
            items: components["schemas"]["emails_routes_Candidate"][];
        };
        /** CardBody */
        CardBody: {
            kind: string;
            link: string;
            number: string;
            title: string;
        };
        /** CardName */
        CardName: {
            kind: string;
            link: string;
            number: string;
            title: string;
        };
        /** CardView */
        CardView: {
            /** Format: uuid */
            id: string;
            kind: string;
            link: string;
            number: string;
            state: string;
            state_label: string;
            title: string;
            tool: string;
        };
        /** Catalogue */
        Catalogue: {
            fields: components["schemas"]["FieldBody"][];
            items: components["schemas"]["TemplateBody"][];
            next?: string | null;
            recommended: {
                [key: string]: boolean;
            };
        };
        /** CellFault */
        CellFault: {
            code: string;
            detail: string;
            field: string;
            line: number;
            value: string;
        };
        /** ChainBody */
        ChainBody: {
            checkpoint: components["schemas"]["CheckpointBody"] | null;
            company_wide: boolean;
            facts: number;
            /** Format: uuid */
            id: string;
            linked: number;
            name: string;
        };
        /** Change */
        Change: {
            archived?: boolean;
            fields?: components["schemas"]["Fields"];
            state?: components["schemas"]["MapsTo"];
        };
        /** ChangeLine */
        ChangeLine: {
            field: string;
            label: string;
            new?: unknown;
            old?: unknown;
        };
        /** CheckpointBody */
        CheckpointBody: {
            /** Format: date-time */
            at: string;
            seq: number;
        };
        /** ChoiceBody */
        ChoiceBody: {
            active: boolean;
            capped: boolean;
            company: components["schemas"]["CompanyLine"];
            /** Format: uuid */
            id: string;
            initials: string;
            name: string;
            total: number;
        };
        /** ChoiceGiven */
        ChoiceGiven: {
            /**
             * @default at_once
             * @enum {string}
             */
            digest?: "at_once" | "hourly" | "daily";
            /** @default 7 */
            digest_hour?: number;
            events: {
                [key: string]: {
                    [key: string]: boolean | null;
                };
            };
            quiet_days?: number[];
            quiet_from?: string | null;
            quiet_to?: string | null;
            /** @default true */
            skip_read?: boolean;
            /** @default  */
            time_zone?: string;
        };
        /** ChoiceView */
        ChoiceView: {
            digest: string;
            digest_hour: number;
            events: {
                [key: string]: {
                    [key: string]: boolean | null;
                };
            };
            quiet_days: number[];
            quiet_from: string | null;
            quiet_to: string | null;
            skip_read: boolean;
            time_zone: string;
            version: number;
        };
        /** Choices */
        Choices: {
            items: components["schemas"]["ChoiceBody"][];
            more: boolean;
            next?: string | null;
        };
        /** Chosen */
        Chosen: {
            change?: components["schemas"]["Change"] | null;
            /** Format: uuid */
            id: string;
            version?: number | null;
        };
        /** ChosenMessages */
        ChosenMessages: {
            seqs: number[];
        };
        /** ClockBody */
        ClockBody: {
            amount: number;
            can: string[];
            clause: string;
            /** Format: date */
            deadline_on: string;
            effect: components["schemas"]["Effect"];
            ended_at: string | null;
            ended_by: string;
            /** Format: date-time */
            ends_at: string;
            /** Format: uuid */
            id: string;
            matters: boolean;
            mine: boolean;
            noticed_on: string | null;
            on_clock: components["schemas"]["OnClock"][];
            outcome: string;
            reason: string;
            state: components["schemas"]["ClockState"];
            text: string;
            trigger: components["schemas"]["Trigger"];
            /** Format: date */
            triggered_on: string;
            turn: components["schemas"]["Turn"];
            unit: components["schemas"]["Unit"];
            warned_at: string | null;
            why_not: {
                [key: string]: string;
            };
            working_days: number;
        };
        /**
         * ClockFilter
         * @description Items by their contract clocks: a period runs, runs out within three working days, or ran out and matters.
         * @enum {string}
         */
        ClockFilter: "running" | "soon" | "expired";
        /**
         * ClockState
         * @description A clock runs until what it waits for comes, or until its period is over.
         * @enum {string}
         */
        ClockState: "running" | "stopped" | "expired";
        /** ColleagueBody */
        ColleagueBody: {
            /** Format: uuid */
            id: string;
            name: string;
            roles: components["schemas"]["Role"][];
        };
        /** Companies */
        Companies: {
            can: string[];
            items: components["schemas"]["CompanyView"][];
            next?: string | null;
        };
        /** CompaniesHere */
        CompaniesHere: {
            items: components["schemas"]["CompanyHere"][];
            next?: string | null;
        };
        /** CompanyChange */
        CompanyChange: {
            active?: boolean;
            address?: string;
            mail?: string;
            name?: string;
            phone?: string;
            short_name?: string;
            website?: string;
        };
        /** CompanyHere */
        CompanyHere: {
            company: components["schemas"]["CompanyView"];
            people: number;
        };
        /** CompanyLine */
        CompanyLine: {
            id: string | null;
            name: string;
        };
        /** CompanyRef */
        CompanyRef: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** CompanyView */
        CompanyView: {
            active: boolean;
            address: string;
            can: string[];
            /** Format: uuid */
            id: string;
            logo: string;
            mail: string;
            name: string;
            phone: string;
            short_name: string;
            version: number;
            website: string;
            why_not: {
                [key: string]: string;
            };
        };
        /** ComparedBody */
        ComparedBody: {
            actor: string | null;
            against: number | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["FieldChangeBody"][];
            content: string;
            number: number;
            people: {
                [key: string]: components["schemas"]["PersonLine"];
            };
            sha256: string;
        };
        /** Confirmation */
        Confirmation: {
            /** @default false */
            invite?: boolean;
            seal: string;
        };
        /** ConversationBody */
        ConversationBody: {
            can: string[];
            /** Format: date-time */
            created_at: string;
            edit_seconds: number;
            everyone: boolean;
            exists: boolean;
            follows: boolean;
            has_draft: boolean;
            hold: boolean;
            /** Format: uuid */
            id: string;
            item: components["schemas"]["ItemRef"] | null;
            kind: components["schemas"]["conversations_model_nouns_Sort"];
            last: components["schemas"]["Last"] | null;
            /** Format: date-time */
            last_at: string;
            last_rev: number;
            last_seq: number;
            level: components["schemas"]["Level"] | null;
            managers_left?: number | null;
            mentioned: boolean;
            name: string | null;
            people: components["schemas"]["PersonRef"][];
            people_count: number | null;
            project: components["schemas"]["ProjectRef"];
            read_seq: number;
            receipts_on: boolean;
            starred: boolean;
            translates: boolean;
            unreachable: string[];
            unread: number;
            version: number;
            why_not: {
                [key: string]: string;
            };
        };
        /** CostBody */
        CostBody: {
            amount: string | null;
            status: components["schemas"]["ImpactStatus"];
        };
        /** CostCodeChange */
        CostCodeChange: {
            code?: string;
            name?: string;
        };
        /** CostGiven */
        CostGiven: {
            amount?: string | null;
            status: components["schemas"]["ImpactStatus"];
        };
        /** CountsBody */
        CountsBody: {
            statuses: components["schemas"]["StatusCount"][];
            types: components["schemas"]["TypeCount"][];
        };
        /** Credentials */
        Credentials: {
            account?: string | null;
            mail: string;
            password: string;
        };
        /** CustomFieldBody */
        CustomFieldBody: {
            archived: boolean;
            hint: string;
            /** Format: uuid */
            id: string;
            key: string;
            kind: components["schemas"]["FieldKind"];
            name: string;
            options: components["schemas"]["Option"][];
            text: {
                [key: string]: unknown;
            } | null;
        };
        /** CustomFieldChange */
        CustomFieldChange: {
            archived?: boolean;
            hint?: string;
            name?: string;
            options?: components["schemas"]["OptionGiven"][];
            text?: {
                [key: string]: unknown;
            } | null;
        };
        /** CustomFields */
        CustomFields: {
            items: components["schemas"]["KeptFieldBody"][];
            next?: string | null;
        };
        /** DateBody */
        DateBody: {
            day: string | null;
            label: string;
        };
        /** DateGiven */
        DateGiven: {
            day: string | null;
            label: string;
        };
        /** DayCount */
        DayCount: {
            /** Format: date */
            day: string;
            overdue: number;
            total: number;
        };
        /** DayOff */
        DayOff: {
            /** @default  */
            name?: string;
            /** Format: date */
            on: string;
        };
        /** DaysOffView */
        DaysOffView: {
            items: components["schemas"]["DayOff"][];
        };
        /** Departure */
        Departure: {
            mail: string;
            provider?: string | null;
        };
        /** DeviceGiven */
        DeviceGiven: {
            auth: string;
            endpoint: string;
            p256dh: string;
        };
        /** DownloadBody */
        DownloadBody: {
            /** Format: uuid */
            file_id: string;
            /** Format: date-time */
            first_at: string;
            /** Format: date-time */
            last_at: string;
            name: string;
            times: number;
        };
        /** Draft */
        Draft: {
            draft: {
                [key: string]: unknown;
            } | null;
        };
        /** DroppedBody */
        DroppedBody: {
            count: number;
            names: string[];
        };
        /**
         * Effect
         * @description What the contract makes of a period that ran out.
         * @default none
         * @enum {string}
         */
        Effect: "none" | "accepted" | "rejected" | "barred";
        /** EmailGiven */
        EmailGiven: {
            body: {
                [key: string]: unknown;
            };
            cc?: string[];
            file_ids?: string[];
            /** @default false */
            private?: boolean;
            subject: string;
            thread_id?: string | null;
            to: string[];
        };
        /** EmailView */
        EmailView: {
            /** Format: date-time */
            at: string;
            author: components["schemas"]["Party"];
            body: {
                [key: string]: unknown;
            };
            cc: components["schemas"]["Party"][];
            files: components["schemas"]["SentFile"][];
            /** Format: uuid */
            id: string;
            subject: string;
            to: components["schemas"]["Party"][];
        };
        /** EndBody */
        EndBody: {
            archived: boolean;
            /** Format: uuid */
            id: string;
            kind: string;
            link: string;
            number: string;
            state: string;
            state_label: string;
            title: string;
            tool: string;
        };
        /** EndGiven */
        EndGiven: {
            /** Format: date */
            deadline_on: string;
            reason: string;
        };
        /** EnrolledView */
        EnrolledView: {
            account: components["schemas"]["AccountRef"];
            codes: string[];
            person: components["schemas"]["Signer"];
        };
        /** ExplanationBody */
        ExplanationBody: {
            actions: components["schemas"]["RulingBody"][];
            person: components["schemas"]["SeerBody"];
            private: boolean;
            state: components["schemas"]["MapsTo"];
            super_private: boolean;
            type: string;
        };
        /** ExportBody */
        ExportBody: {
            /** Format: date-time */
            created_at: string;
            done: number;
            error: string;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["Kind"];
            name: string;
            notes: string[];
            sha256: string;
            size: number;
            state: components["schemas"]["State"];
            total: number;
        };
        /** ExportsBody */
        ExportsBody: {
            items: components["schemas"]["ExportBody"][];
        };
        /**
         * Fault
         * @description One refused field of a body.
         */
        Fault: {
            code: string;
            detail: string;
            field: string;
        };
        /** FeedView */
        FeedView: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            mine: boolean;
            name: string;
            used_at: string | null;
        };
        /** Feeds */
        Feeds: {
            items: components["schemas"]["FeedView"][];
        };
        /** FieldBody */
        FieldBody: {
            allowed: components["schemas"]["FieldRule"][];
            key: string;
            label: string;
            movable: boolean;
            rule: components["schemas"]["FieldRule"];
            section: string;
        };
        /** FieldChangeBody */
        FieldChangeBody: {
            field: string;
            label: string;
            new: unknown;
            old: unknown;
            words: components["schemas"]["PieceBody"][] | null;
        };
        /**
         * FieldKind
         * @description What a custom field holds; it never changes.
         * @enum {string}
         */
        FieldKind: "checkbox" | "company" | "date" | "datetime" | "files" | "location" | "multi_select" | "single_select" | "number" | "text" | "rich_text" | "person" | "people" | "tool_user" | "read_only";
        /**
         * FieldRule
         * @description What a fieldset asks of a field; `required` is enforced on issue, never on drafts.
         * @default optional
         * @enum {string}
         */
        FieldRule: "required" | "optional" | "hidden";
        /** Fields */
        Fields: {
            assignees?: string[];
            cost_code_id?: string | null;
            cost_impact?: components["schemas"]["CostGiven"] | null;
            /** @description By `custom_field_<id>`: only those that are sent are changed, null empties one */
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: {
                [key: string]: unknown;
            } | null;
            distribution?: string[];
            due_on?: string | null;
            file_ids?: string[];
            /** @default false */
            issue?: boolean;
            location_id?: string | null;
            number?: string | null;
            private?: boolean;
            received_from?: string | null;
            schedule_impact?: components["schemas"]["ScheduleGiven"] | null;
            spec_section_id?: string | null;
            status_id?: string | null;
            subject?: string;
            trade_ids?: string[];
        };
        /** FieldsetBody */
        FieldsetBody: {
            fields: components["schemas"]["FieldBody"][];
            /** Format: uuid */
            id: string;
            is_new_project_default: boolean;
            name: string;
            projects: string[];
            projects_version: number;
            sections: components["schemas"]["Section"][];
            /** Format: uuid */
            type_id: string;
            version: number;
        };
        /** FieldsetChange */
        FieldsetChange: {
            fields?: {
                [key: string]: string;
            } | null;
            is_new_project_default?: boolean | null;
            name?: string | null;
            sections?: components["schemas"]["SectionBody"][] | null;
        };
        /** Fieldsets */
        Fieldsets: {
            items: components["schemas"]["FieldsetBody"][];
            next?: string | null;
        };
        /** FileBody */
        FileBody: {
            height: number | null;
            /** Format: uuid */
            id: string;
            media_type: string;
            name: string;
            sha256: string;
            size: number;
            thumbnail: boolean;
            width: number | null;
        };
        /** FileNamed */
        FileNamed: {
            name: string;
        };
        /** FileNote */
        FileNote: {
            height?: number | null;
            /** Format: uuid */
            id: string;
            media_type: string;
            name: string;
            size: number;
            /** @default false */
            thumbnail?: boolean;
            width?: number | null;
        };
        /** FileView */
        FileView: {
            height: number | null;
            /** Format: uuid */
            id: string;
            media_type: string;
            name: string;
            sha256: string;
            size: number;
            thumbnail: boolean;
            /** Format: date-time */
            uploaded_at: string;
            /** Format: uuid */
            uploaded_by: string;
            width: number | null;
        };
        /** FirstCode */
        FirstCode: {
            code: string;
        };
        /** FirstHalf */
        FirstHalf: {
            token: string;
        };
        /** FirstProject */
        FirstProject: {
            name: string;
            /** @default  */
            number?: string;
            time_zone: string;
        };
        /** FirstRun */
        FirstRun: {
            account_name: string;
            /** @default  */
            code?: string;
            person: components["schemas"]["Administrator"];
            project: components["schemas"]["FirstProject"];
            types?: string[];
        };
        /** Form */
        Form: {
            value: unknown;
        };
        /** FormBody */
        FormBody: {
            custom_fields: components["schemas"]["CustomFieldBody"][];
            fields: components["schemas"]["FieldBody"][];
            /** Format: uuid */
            id: string;
            name: string;
            sections: components["schemas"]["SectionLine"][];
        };
        /** FormUse */
        FormUse: {
            /** Format: uuid */
            fieldset: string;
            fieldset_name: string;
            /** Format: uuid */
            type: string;
            type_name: string;
        };
        /**
         * Format
         * @description csv, xlsx or pdf
         * @default csv
         * @enum {string}
         */
        Format: "csv" | "xlsx" | "pdf";
        /** Found */
        Found: {
            /** Format: uuid */
            id: string;
            kind: string;
            link: string;
            number: string;
            snippet?: components["schemas"]["Passage"] | null;
            state: string;
            state_label: string;
            title: string;
            title_ranges: [
                number,
                number
            ][];
            tool: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** FoundTalk */
        FoundTalk: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["conversations_model_nouns_Sort"];
            label: string;
            project: components["schemas"]["ProjectRef"];
        };
        /** GrantHeld */
        GrantHeld: {
            held: boolean;
            key: string;
            source: components["schemas"]["Source"] | null;
        };
        /** GroupChange */
        GroupChange: {
            description?: string;
            name?: string;
            people?: string[];
        };
        /** GroupEdit */
        GroupEdit: {
            add?: string[];
            add_groups?: string[];
            everyone: boolean;
            name: string;
            remove?: string[];
        };
        /** GroupView */
        GroupView: {
            can: string[];
            description: string;
            /** Format: uuid */
            id: string;
            name: string;
            people: string[];
            version: number;
            why_not: {
                [key: string]: string;
            };
        };
        /** Groups */
        Groups: {
            can: string[];
            items: components["schemas"]["GroupView"][];
            next?: string | null;
            people: {
                [key: string]: components["schemas"]["PersonInGroup"];
            };
        };
        /** HalfwayView */
        HalfwayView: {
            app: boolean;
            /** Format: date-time */
            ends_at: string;
            enrol: boolean;
            passkey: boolean;
            recovery: boolean;
            token: string;
        };
        /** History */
        History: {
            cards: {
                [key: string]: components["schemas"]["CardName"];
            };
            items: components["schemas"]["audit_model_Entry"][];
            next?: string | null;
            people: {
                [key: string]: components["schemas"]["PersonName"];
            };
        };
        /** HitBody */
        HitBody: {
            conversation: components["schemas"]["FoundTalk"];
            excerpt: string;
            message: components["schemas"]["Message"];
        };
        /** HoldBody */
        HoldBody: {
            /** Format: uuid */
            id: string;
            label: string;
            lifted_at: string | null;
            /** Format: date-time */
            placed_at: string;
            /** Format: uuid */
            placed_by: string;
            placed_by_name: string;
            reason: string;
            /** @enum {string} */
            sort: "project" | "item" | "conversation" | "person";
            /** Format: uuid */
            target: string;
        };
        /** HoldTarget */
        HoldTarget: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "direct" | "group";
            name: string;
            people: string[];
            /** Format: uuid */
            project: string;
            project_name: string;
            size: number;
        };
        /** HoldTargets */
        HoldTargets: {
            items: components["schemas"]["HoldTarget"][];
        };
        /** HolderView */
        HolderView: {
            company: string;
            name: string;
            /** Format: uuid */
            person_id: string;
            project: string;
            /** Format: uuid */
            project_id: string;
        };
        /** Holders */
        Holders: {
            items: components["schemas"]["HolderView"][];
            next?: string | null;
        };
        /** HoldsBody */
        HoldsBody: {
            items: components["schemas"]["HoldBody"][];
        };
        /** Home */
        Home: {
            address: string;
        };
        /**
         * ImpactStatus
         * @description Whether an item costs time or money; a value goes with `yes_known` only (spec 3.1).
         * @enum {string}
         */
        ImpactStatus: "yes_known" | "yes_unknown" | "no_impact" | "tbd" | "n_a";
        /** ImportColumn */
        ImportColumn: {
            field: string | null;
            title: string;
        };
        /** ImportDone */
        ImportDone: {
            added: number;
            changed: number;
            companies: number;
            invited: number;
        };
        /** ImportLine */
        ImportLine: {
            company: string;
            fields: string[];
            is_new: boolean;
            line: number;
            name: string;
        };
        /** ImportPreview */
        ImportPreview: {
            added: number;
            changed: number;
            columns: components["schemas"]["ImportColumn"][];
            companies: string[];
            faults: components["schemas"]["CellFault"][];
            faulty: number;
            /** Format: uuid */
            id: string;
            lines: components["schemas"]["ImportLine"][];
            name: string;
            same: number;
            seal: string;
            sort: components["schemas"]["Sheet"];
            total: number;
        };
        /** Inbox */
        Inbox: {
            conversations: components["schemas"]["Summary"][];
            next: string | null;
            unread: number | null;
        };
        /** Insider */
        Insider: {
            active: boolean;
            company: string;
            /** Format: uuid */
            id: string;
            is_admin: boolean;
            joined_at: string | null;
            name: string;
            read_seq: number | null;
        };
        /** InvitationView */
        InvitationView: {
            account_name: string;
            inviter: string | null;
            mail: string;
            name: string;
        };
        /** ItemBody */
        ItemBody: {
            archived_at: string | null;
            assignees: string[];
            can: string[];
            cards: {
                [key: string]: components["schemas"]["CardBody"];
            };
            closed_at: string | null;
            cost_code_id: string | null;
            cost_impact: components["schemas"]["CostBody"] | null;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            created_by: string;
            custom_fields: {
                [key: string]: unknown;
            };
            custom_files: {
                [key: string]: components["schemas"]["FileBody"];
            };
            description: {
                [key: string]: unknown;
            };
            distribution: string[];
            due_on: string | null;
            files: components["schemas"]["FileBody"][];
            /** Format: uuid */
            id: string;
            issued_at: string | null;
            link: string;
            location_id: string | null;
            number: string;
            overdue: boolean;
            people: {
                [key: string]: components["schemas"]["PersonLine"];
            };
            position: string;
            private: boolean;
            received_from: string | null;
            revision: number;
            schedule_impact: components["schemas"]["ScheduleBody"] | null;
            spec_section_id: string | null;
            status: components["schemas"]["StatusBody"];
            statuses: components["schemas"]["StatusBody"][];
            subject: string;
            super_private: boolean;
            tool: string;
            trade_ids: string[];
            /** Format: uuid */
            type_id: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
            why_not: {
                [key: string]: string;
            };
        };
        /** ItemClocks */
        ItemClocks: {
            can: string[];
            dates: components["schemas"]["DateBody"][];
            items: components["schemas"]["ClockBody"][];
            /** @default false */
            pending?: boolean;
            version: number;
            why_not: {
                [key: string]: string;
            };
        };
        /** ItemRef */
        ItemRef: {
            kind: string;
            link: string;
            number: string;
            /** Format: uuid */
            ref: string;
            state: string;
            state_label: string;
            title: string;
            tool: string;
            tool_name: string;
        };
        /** ItemsBody */
        ItemsBody: {
            items: components["schemas"]["LineBody"][];
            next: string | null;
            people: {
                [key: string]: components["schemas"]["PersonLine"];
            };
        };
        /** KeepRule */
        KeepRule: {
            /** @enum {null|string} */
            kind: "direct" | "group" | "item" | null;
            project: string | null;
            years: number | null;
        };
        /** KeepingBody */
        KeepingBody: {
            rules: components["schemas"]["KeepRule"][];
            version: number;
        };
        /** KeepingGiven */
        KeepingGiven: {
            rules: components["schemas"]["KeepRule"][];
        };
        /** Kept */
        Kept: {
            key: string;
            saved_at: string | null;
            value: unknown;
        };
        /** KeptFieldBody */
        KeptFieldBody: {
            archived: boolean;
            can: string[];
            forms: components["schemas"]["FormUse"][];
            hint: string;
            /** Format: uuid */
            id: string;
            key: string;
            kind: components["schemas"]["FieldKind"];
            name: string;
            options: components["schemas"]["Option"][];
            text: {
                [key: string]: unknown;
            } | null;
            version: number;
            why_not: {
                [key: string]: string;
            };
        };
        /** KeptStatusBody */
        KeptStatusBody: {
            can: string[];
            colour: string;
            fixed: boolean;
            /** Format: uuid */
            id: string;
            maps_to: components["schemas"]["MapsTo"];
            name: string;
            places?: components["schemas"]["PlaceBody"][];
            responses?: number;
            used: boolean;
            version: number;
            why_not: {
                [key: string]: string;
            };
        };
        /** KeptStatuses */
        KeptStatuses: {
            items: components["schemas"]["KeptStatusBody"][];
            next?: string | null;
        };
        /**
         * Kind
         * @description What is made.
         * @enum {string}
         */
        Kind: "item_pdf" | "evidence" | "conversations";
        /**
         * Lack
         * @description What is missing where a card is not open; any of those named would do, but for the first two.
         * @enum {string}
         */
        Lack: "elsewhere" | "no_level" | "level" | "person" | "colleague" | "grant";
        /** Last */
        Last: {
            /** Format: date-time */
            at: string;
            deleted: boolean;
            files: number;
            /** Format: uuid */
            sender: string;
            sender_name: string;
            seq: number;
            text: string;
        };
        /** Led */
        Led: {
            /** Format: uuid */
            id: string;
            kind: string;
            link: string;
            number: string;
            project: string | null;
            title: string;
        };
        /** LedgerBody */
        LedgerBody: {
            can: string[];
            /** Format: date-time */
            issued_at: string;
            items: components["schemas"]["ReceiptBody"][];
            people: {
                [key: string]: components["schemas"]["RecipientBody"];
            };
            whole: boolean;
            why_not: {
                [key: string]: string;
            };
        };
        /**
         * Level
         * @description Of which messages of a conversation somebody is told (7.5).
         * @enum {string}
         */
        Level: "all" | "mentions" | "nothing";
        /** LineBody */
        LineBody: {
            assignees: string[];
            attachments: number;
            closed_at: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            created_by: string;
            custom_fields: {
                [key: string]: unknown;
            };
            distribution_count: number;
            due_on: string | null;
            /** Format: uuid */
            id: string;
            issued_at: string | null;
            locked: boolean;
            number: string;
            overdue: boolean;
            private: boolean;
            received_from: string | null;
            responses: number;
            status: components["schemas"]["StatusMark"];
            subject: string;
            super_private: boolean;
            /** Format: uuid */
            type_id: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        /** LinkBody */
        LinkBody: {
            can: string[];
            card: components["schemas"]["EndBody"];
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            created_by: string;
            /** Format: uuid */
            id: string;
            note: string;
            part_number: number | null;
            role: components["schemas"]["LinkRole"];
            version: number;
            void: components["schemas"]["VoidBody"] | null;
            why_not: {
                [key: string]: string;
            };
        };
        /** LinkEdit */
        LinkEdit: {
            note?: string | null;
            other_id?: string | null;
        };
        /**
         * LinkRole
         * @description What the far end of a link is to the near one.
         * @enum {string}
         */
        LinkRole: "related" | "origin" | "origin_of" | "made" | "made_from";
        /** LinksBody */
        LinksBody: {
            can: string[];
            items: components["schemas"]["LinkBody"][];
            next?: string | null;
            people: {
                [key: string]: string;
            };
            restricted: {
                [key: string]: number;
            };
            why_not: {
                [key: string]: string;
            };
        };
        /** LocationChange */
        LocationChange: {
            code?: string;
            name?: string;
            parent_id?: string | null;
        };
        /** MadeFeed */
        MadeFeed: {
            /** Format: uuid */
            id: string;
            url: string;
        };
        /** MadeToken */
        MadeToken: {
            /** Format: uuid */
            id: string;
            token: string;
        };
        /** MailBody */
        MailBody: {
            answer: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            queued_at: string;
            reason: string;
            sent_at: string | null;
            state: string;
        };
        /** MailLine */
        MailLine: {
            attempts: number;
            can: string[];
            /** Format: date-time */
            created_at: string;
            error: string;
            hold_until: string | null;
            /** Format: uuid */
            id: string;
            project: components["schemas"]["Named"] | null;
            reason: string;
            sent_at: string | null;
            state: string;
            subject: string;
            to: string;
            why_not: {
                [key: string]: string;
            };
            withheld: string | null;
        };
        /** MailPage */
        MailPage: {
            items: components["schemas"]["MailLine"][];
            next: string | null;
            sends: boolean;
        };
        /** MailView */
        MailView: {
            attempts: number;
            can: string[];
            /** Format: date-time */
            created_at: string;
            error: string;
            hold_until: string | null;
            html: string;
            /** Format: uuid */
            id: string;
            project: components["schemas"]["Named"] | null;
            reason: string;
            sent_at: string | null;
            state: string;
            subject: string;
            text: string;
            to: string;
            why_not: {
                [key: string]: string;
            };
            withheld: string | null;
        };
        /**
         * Managers
         * @description Who may make and manage groups (3.1), or send urgent messages.
         * @default administrators
         * @enum {string}
         */
        Managers: "administrators" | "employees" | "everyone";
        /**
         * MapsTo
         * @description The four states that every status, default or custom, behaves like (spec 4.2).
         * @enum {string}
         */
        MapsTo: "draft" | "open" | "closed_successful" | "closed_unsuccessful";
        /** Mark */
        Mark: {
            /** Format: date-time */
            at: string;
            name: string;
            /** Format: uuid */
            person: string;
        };
        /** Marking */
        Marking: {
            official: boolean;
        };
        /** MatchingBody */
        MatchingBody: {
            items: string[];
            locked: string[];
            next?: string | null;
        };
        /** MatrixGiven */
        MatrixGiven: {
            events: {
                [key: string]: {
                    [key: string]: boolean | null;
                };
            };
        };
        /** MatrixView */
        MatrixView: {
            can?: string[];
            events: {
                [key: string]: {
                    [key: string]: boolean | null;
                };
            };
            tool: string;
            version: number;
            why_not?: {
                [key: string]: string;
            };
        };
        /** Me */
        Me: {
            account: components["schemas"]["MyRef"];
            can: string[];
            person: components["schemas"]["Myself"];
            projects: components["schemas"]["MyProject"][];
            settings: components["schemas"]["identity_model_Settings"];
            viewing?: components["schemas"]["MyEyes"] | null;
        };
        /** MemberChange */
        MemberChange: {
            name?: string;
            phones?: string[];
            title?: string;
        };
        /** MemberCompany */
        MemberCompany: {
            id: string | null;
            name: string;
        };
        /** MemberExplained */
        MemberExplained: {
            /** Format: uuid */
            id: string;
            items: components["schemas"]["TypeExplained"][];
            name: string;
            next?: string | null;
        };
        /** MemberView */
        MemberView: {
            account_admin: boolean;
            active: boolean;
            can: string[];
            company: components["schemas"]["CompanyRef"];
            employee: boolean;
            /** Format: uuid */
            id: string;
            initials: string;
            levels?: {
                [key: string]: string;
            };
            mail: string;
            name: string;
            phones: string[];
            template_id?: string | null;
            title: string;
            version: number;
            why_not: {
                [key: string]: string;
            };
        };
        /** Members */
        Members: {
            can: string[];
            items: components["schemas"]["MemberView"][];
            next?: string | null;
        };
        /** Mention */
        Mention: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** MentionableBody */
        MentionableBody: {
            people: components["schemas"]["conversations_model_views_Candidate"][];
        };
        /** Message */
        Message: {
            /** @default false */
            ack_wanted?: boolean;
            /** @default [] */
            acks?: components["schemas"]["Mark"][];
            /** Format: date-time */
            at: string;
            composed_at?: string | null;
            /** Format: uuid */
            conversation: string;
            deleted_at?: string | null;
            edited_at?: string | null;
            event?: {
                [key: string]: unknown;
            } | null;
            /** @default false */
            everyone?: boolean;
            /** @default [] */
            files?: components["schemas"]["FileNote"][];
            /** Format: uuid */
            key: string;
            lang?: string | null;
            /** @default [] */
            links?: string[];
            /** @default [] */
            mentions?: components["schemas"]["Mention"][];
            /** @default [] */
            outcomes?: string[];
            priority?: components["schemas"]["Priority"];
            /** @default [] */
            reactions?: components["schemas"]["Reaction"][];
            reply_to?: number | null;
            rev: number;
            /** Format: uuid */
            sender: string;
            sender_company: string;
            sender_name: string;
            seq: number;
            sort: string;
            /** @default  */
            text?: string;
            thread_root?: number | null;
        };
        /** MessageEdit */
        MessageEdit: {
            files?: string[] | null;
            mentions?: string[];
            text: string;
        };
        /** MessagePage */
        MessagePage: {
            has_after: boolean;
            has_before: boolean;
            last_rev: number;
            last_seq: number;
            messages: components["schemas"]["Message"][];
        };
        /** Mine */
        Mine: {
            can_create_groups: boolean;
            direct: boolean;
            is_on: boolean;
            urgent: boolean;
        };
        /** MinePatch */
        MinePatch: {
            draft?: {
                [key: string]: unknown;
            } | null;
            follows?: boolean;
            hidden?: boolean;
            level?: ("all" | "mentions" | "nothing") | null;
            read_seq?: number;
            starred?: boolean;
            unread_from?: number;
        };
        /**
         * Mode
         * @description Whether one refusal undoes everything, or each item stands for itself.
         * @default all_or_nothing
         * @enum {string}
         */
        Mode: "all_or_nothing" | "item_by_item";
        /** MyEyes */
        MyEyes: {
            /** Format: date-time */
            ends_at: string;
            viewer: components["schemas"]["MyRef"];
        };
        /** MyFactors */
        MyFactors: {
            due: string | null;
            needs_password: boolean;
            passkeys: number;
            recovery_left: number;
            totp_seen: string | null;
            totp_since: string | null;
        };
        /** MyItems */
        MyItems: {
            capped: boolean;
            items: components["schemas"]["Waiting"][];
            next: string | null;
            projects: components["schemas"]["Burden"][];
        };
        /** MyProject */
        MyProject: {
            can: string[];
            currency: string;
            /** Format: uuid */
            id: string;
            name: string;
            number: string;
            time_zone: string;
            tools: components["schemas"]["ToolGrant"][];
        };
        /** MyRef */
        MyRef: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** MySettingsChange */
        MySettingsChange: {
            density?: "small" | "medium" | "large";
            language?: string | null;
            lists?: {
                [key: string]: unknown;
            };
            shortcuts?: boolean;
            spoken?: string;
            theme?: "auto" | "light" | "dark";
        };
        /** Myself */
        Myself: {
            account_admin: boolean;
            company: components["schemas"]["MyRef"];
            employee: boolean;
            /** Format: uuid */
            id: string;
            initials: string;
            language: string;
            mail: string;
            name: string;
            title: string;
        };
        /** Named */
        Named: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** NewCompany */
        NewCompany: {
            /** @default  */
            address?: string;
            /** @default  */
            mail?: string;
            name: string;
            /** @default  */
            phone?: string;
            /** @default  */
            short_name?: string;
            /** @default  */
            website?: string;
        };
        /** NewCostCode */
        NewCostCode: {
            code: string;
            name: string;
        };
        /** NewCustomField */
        NewCustomField: {
            /** @default  */
            hint?: string;
            kind: components["schemas"]["FieldKind"];
            name: string;
            options?: string[];
            text?: {
                [key: string]: unknown;
            } | null;
        };
        /** NewDirect */
        NewDirect: {
            groups?: string[];
            people?: string[];
            /** Format: uuid */
            project: string;
        };
        /** NewFeed */
        NewFeed: {
            /** @default true */
            mine?: boolean;
            name: string;
        };
        /** NewFieldset */
        NewFieldset: {
            fields?: {
                [key: string]: string;
            };
            /** @default false */
            is_new_project_default?: boolean;
            name: string;
            sections?: components["schemas"]["SectionBody"][];
        };
        /** NewGroup */
        NewGroup: {
            /** @default  */
            description?: string;
            name: string;
            people?: string[];
        };
        /** NewHold */
        NewHold: {
            reason: string;
            sort: string;
            /** Format: uuid */
            target: string;
        };
        /** NewItem */
        NewItem: {
            assignees?: string[];
            cost_code_id?: string | null;
            cost_impact?: components["schemas"]["CostGiven"] | null;
            /** @description By `custom_field_<id>`: only those that are sent are changed, null empties one */
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: {
                [key: string]: unknown;
            } | null;
            distribution?: string[];
            due_on?: string | null;
            file_ids?: string[];
            from_id?: string | null;
            from_response_id?: string | null;
            /** @default false */
            issue?: boolean;
            location_id?: string | null;
            number?: string | null;
            private?: boolean;
            received_from?: string | null;
            schedule_impact?: components["schemas"]["ScheduleGiven"] | null;
            spec_section_id?: string | null;
            status_id?: string | null;
            subject?: string;
            trade_ids?: string[];
            /** Format: uuid */
            type_id: string;
        };
        /** NewLink */
        NewLink: {
            kind: string;
            /** @default  */
            note?: string;
            /** Format: uuid */
            other_id: string;
        };
        /** NewLocation */
        NewLocation: {
            /** @default  */
            code?: string;
            name: string;
            parent_id?: string | null;
        };
        /** NewMember */
        NewMember: {
            /** @default false */
            invite?: boolean;
            person?: components["schemas"]["Newcomer"] | null;
            person_id?: string | null;
            template_id?: string | null;
        };
        /** NewMessage */
        NewMessage: {
            /** @default false */
            ack_wanted?: boolean;
            composed_at?: string | null;
            conversation?: string | null;
            /** @default false */
            everyone?: boolean;
            /** @default [] */
            files?: string[];
            item?: string | null;
            /** Format: uuid */
            key: string;
            /** @default [] */
            links?: string[];
            /** @default [] */
            mentions?: string[];
            priority?: components["schemas"]["Priority"];
            reply_to?: number | null;
            /** @default  */
            text?: string;
            thread_root?: number | null;
        };
        /** NewName */
        NewName: {
            name: string;
        };
        /** NewPasskey */
        NewPasskey: {
            /** @description base64url, as WebAuthn writes it */
            attestation: string;
            /** @description base64url, as WebAuthn writes it */
            client_data: string;
            /** @description base64url, as WebAuthn writes it */
            credential: string;
            name: string;
            transports?: string[];
        };
        /** NewPassword */
        NewPassword: {
            password: string;
        };
        /** NewPerson */
        NewPerson: {
            /** @default false */
            account_admin?: boolean;
            /** Format: uuid */
            company_id: string;
            /** @default false */
            employee?: boolean;
            /** @default false */
            invite?: boolean;
            mail: string;
            name: string;
            phones?: string[];
            /** @default  */
            title?: string;
        };
        /** NewProject */
        NewProject: {
            /** @default  */
            address?: string;
            /** @default  */
            currency?: string;
            holidays?: components["schemas"]["DayOff"][];
            name: string;
            /** @default  */
            number?: string;
            time_zone: string;
            working_days?: number[];
        };
        /** NewResponse */
        NewResponse: {
            file_ids?: string[];
            /** @default false */
            official?: boolean;
            status_id?: string | null;
            text?: {
                [key: string]: unknown;
            } | null;
        };
        /** NewService */
        NewService: {
            name: string;
        };
        /** NewSpecSection */
        NewSpecSection: {
            name: string;
            number: string;
        };
        /** NewStatus */
        NewStatus: {
            maps_to: components["schemas"]["MapsTo"];
            name: string;
        };
        /** NewTalkGroup */
        NewTalkGroup: {
            /** @default false */
            everyone?: boolean;
            groups?: string[];
            name: string;
            people?: string[];
            /** Format: uuid */
            project: string;
        };
        /** NewTemplate */
        NewTemplate: {
            default_grants_for_types?: string[];
            /**
             * @default none
             * @enum {string}
             */
            default_level_for_types?: "none" | "read_only" | "standard" | "admin";
            grants?: {
                [key: string]: string[];
            };
            /** @enum {string} */
            kind: "internal" | "external";
            levels?: {
                [key: string]: "none" | "read_only" | "standard" | "admin";
            };
            name: string;
        };
        /** NewToken */
        NewToken: {
            /** @default 365 */
            days?: number;
            name: string;
        };
        /** NewTrade */
        NewTrade: {
            name: string;
        };
        /** NewTranscript */
        NewTranscript: {
            /** @default true */
            attachments?: boolean;
            kinds?: string[];
            people?: string[];
            projects?: string[];
            reason: string;
            /** Format: date */
            since: string;
            /** Format: date */
            until: string;
        };
        /** NewTypes */
        NewTypes: {
            /** @default false */
            locked_after_issue?: boolean;
            name?: string | null;
            /** @default false */
            new_project_default?: boolean;
            /** @default false */
            overdue_reminders?: boolean;
            /** @default  */
            prefix?: string;
            /** @default false */
            private_by_default?: boolean;
            project_ids?: string[];
            /** @default false */
            super_private?: boolean;
            templates?: string[];
        };
        /** NewUpload */
        NewUpload: {
            /** @default  */
            media_type?: string;
            name: string;
            size: number;
        };
        /** NewView */
        NewView: {
            name: string;
            /** @default false */
            shared?: boolean;
            state: {
                [key: string]: unknown;
            };
        };
        /** Newcomer */
        Newcomer: {
            /** Format: uuid */
            company_id: string;
            /** @default false */
            employee?: boolean;
            mail: string;
            name: string;
            phones?: string[];
            /** @default  */
            title?: string;
        };
        /** NextClock */
        NextClock: {
            clause: string;
            /** Format: date */
            deadline_on: string;
            effect: components["schemas"]["Effect"];
            /** Format: uuid */
            item_id: string;
            mine: boolean;
            on_clock: components["schemas"]["OnClock"][];
            outcome: string;
            state: components["schemas"]["ClockState"];
            working_days: number;
        };
        /** NextClocks */
        NextClocks: {
            items: components["schemas"]["NextClock"][];
        };
        /** NoticeView */
        NoticeView: {
            actor: components["schemas"]["Named"] | null;
            also: components["schemas"]["AlsoView"][];
            /** Format: date-time */
            at: string;
            card: components["schemas"]["CardView"];
            event: string;
            /** Format: uuid */
            id: string;
            project: components["schemas"]["Named"];
            read: boolean;
            reason: string;
            role: string;
        };
        /** Offer */
        Offer: {
            key: string;
            name: string;
            prefix: string;
        };
        /** Offered */
        Offered: {
            language: string;
            seq: number;
        };
        /** OffersBody */
        OffersBody: {
            items: components["schemas"]["Offered"][];
        };
        /** OnClock */
        OnClock: {
            company_name: string;
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** Option */
        Option: {
            /** @default false */
            archived?: boolean;
            /** Format: uuid */
            id: string;
            label: string;
        };
        /** OptionGiven */
        OptionGiven: {
            /** @default false */
            archived?: boolean;
            id?: string | null;
            label: string;
        };
        /** Origin */
        Origin: {
            /** Format: uuid */
            conversation: string;
            label: string;
            seq: number;
        };
        /** Orphan */
        Orphan: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: uuid */
            project: string;
            size: number;
        };
        /** Outcome */
        Outcome: {
            /** Format: uuid */
            card: string;
            seqs: number[];
        };
        /** OutcomeBody */
        OutcomeBody: {
            code: string;
            detail: string;
            done: boolean;
            field: string | null;
            /** Format: uuid */
            id: string;
            title: string;
            undo: components["schemas"]["WasBody"] | null;
            version: number | null;
        };
        /** OwnSettingsBody */
        OwnSettingsBody: {
            bulk_own: boolean;
            can: string[];
            default_description: {
                [key: string]: unknown;
            } | null;
            default_distribution: string[];
            default_groups: string[];
            due_days: number | null;
            version: number;
            why_not: {
                [key: string]: string;
            };
        };
        /** Page[Insider] */
        "Page_sitepost.tools.conversations.model.views.Insider_": {
            items: components["schemas"]["Insider"][];
            next?: string | null;
        };
        /** Page[HitBody] */
        "Page_sitepost.tools.conversations.routes.seeking.HitBody_": {
            items: components["schemas"]["HitBody"][];
            next?: string | null;
        };
        /** Page[NoticeView] */
        "Page_sitepost.tools.notifications.routes.notices.NoticeView_": {
            items: components["schemas"]["NoticeView"][];
            next?: string | null;
        };
        /** Party */
        Party: {
            company_name: string;
            /** Format: uuid */
            id: string;
            name: string;
            state?: string | null;
        };
        /** Passage */
        Passage: {
            ranges?: [
                number,
                number
            ][];
            text: string;
        };
        /** PasskeyAsked */
        PasskeyAsked: {
            token?: string | null;
        };
        /** PasskeyChange */
        PasskeyChange: {
            name: string;
        };
        /** PasskeyMade */
        PasskeyMade: {
            codes: string[];
            /** Format: uuid */
            id: string;
        };
        /** PasskeyOptions */
        PasskeyOptions: {
            options: {
                [key: string]: unknown;
            };
        };
        /** PasskeySigned */
        PasskeySigned: {
            /** @description base64url, as WebAuthn writes it */
            authenticator_data: string;
            /** @description base64url, as WebAuthn writes it */
            client_data: string;
            /** @description base64url, as WebAuthn writes it */
            credential: string;
            /** @description base64url, as WebAuthn writes it */
            signature: string;
            token?: string | null;
            /** @default  */
            user?: string;
        };
        /** PasskeyView */
        PasskeyView: {
            created_at: string | null;
            /** Format: uuid */
            id: string;
            name: string;
            seen_at: string | null;
            synced: boolean;
        };
        /** Passkeys */
        Passkeys: {
            items: components["schemas"]["PasskeyView"][];
        };
        /** PasswordChange */
        PasswordChange: {
            new: string;
            old: string;
        };
        /** People */
        People: {
            items: components["schemas"]["PickBody"][];
            next?: string | null;
        };
        /** PeoplePage */
        PeoplePage: {
            items: components["schemas"]["PersonView"][];
            next?: string | null;
        };
        /** PersonChange */
        PersonChange: {
            account_admin?: boolean;
            company_id?: string;
            employee?: boolean;
            language?: string;
            mail?: string;
            name?: string;
            phones?: string[];
            title?: string;
        };
        /** PersonInGroup */
        PersonInGroup: {
            company: components["schemas"]["CompanyRef"];
            initials: string;
            name: string;
        };
        /** PersonLine */
        PersonLine: {
            company_id: string | null;
            company_name: string;
            initials: string;
            name: string;
        };
        /** PersonName */
        PersonName: {
            company_id: string | null;
            company_name: string;
            mail: string;
            name: string;
        };
        /** PersonRef */
        PersonRef: {
            active: boolean;
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** PersonRights */
        PersonRights: {
            account_admin: boolean;
            can: string[];
            company: components["schemas"]["MemberCompany"];
            grants: {
                [key: string]: string[];
            };
            /** Format: uuid */
            id: string;
            levels: {
                [key: string]: string;
            };
            name: string;
            template: components["schemas"]["TemplateRef"] | null;
            template_id: string | null;
            tools: components["schemas"]["ToolRights"][];
            version: number;
            why_not: {
                [key: string]: string;
            };
        };
        /** PersonView */
        PersonView: {
            account_admin: boolean;
            active: boolean;
            can?: string[] | null;
            company: components["schemas"]["CompanyRef"];
            employee: boolean;
            /** Format: uuid */
            id: string;
            initials: string;
            language: string;
            mail: string;
            name: string;
            phones: string[];
            /** @default false */
            service?: boolean;
            title: string;
            version: number;
            why_not?: {
                [key: string]: string;
            } | null;
        };
        /** PickBody */
        PickBody: {
            /** @default true */
            access?: boolean;
            company: components["schemas"]["CompanyLine"];
            /** Format: uuid */
            id: string;
            initials: string;
            name: string;
        };
        /** PickGroup */
        PickGroup: {
            /** Format: uuid */
            id: string;
            name: string;
            people: components["schemas"]["PersonRef"][];
        };
        /** PickerBody */
        PickerBody: {
            groups: components["schemas"]["PickGroup"][];
            people: components["schemas"]["conversations_model_views_Candidate"][];
        };
        /**
         * Picture
         * @description What a code is drawn as.
         * @default svg
         * @enum {string}
         */
        Picture: "svg" | "png";
        /** PieceBody */
        PieceBody: {
            kind: string;
            text: string;
        };
        /** Place */
        Place: {
            facts: number;
            faults: string[];
            files: number;
            /** Format: uuid */
            id: string;
            name: string;
            revisions: number;
            wrong: number;
        };
        /** PlaceBody */
        PlaceBody: {
            items: number;
            project: string;
            /** Format: uuid */
            project_id: string;
        };
        /** Placed */
        Placed: {
            /** @default 1 */
            column?: number;
            /** Format: uuid */
            field: string;
            /** @default 1 */
            row?: number;
            rule?: components["schemas"]["FieldRule"];
            /** @default 1 */
            width?: number;
        };
        /** PlacedBody */
        PlacedBody: {
            /** @default 1 */
            column?: number;
            /** Format: uuid */
            field: string;
            /** @default 1 */
            row?: number;
            rule?: components["schemas"]["FieldRule"];
            /** @default 1 */
            width?: number;
        };
        /** Pointed */
        Pointed: {
            /** Format: uuid */
            id: string;
            kind: string;
            link: string;
            number: string;
            state: string;
            state_label: string;
            title: string;
            tool: string;
        };
        /** PointedBody */
        PointedBody: {
            cards: components["schemas"]["Pointed"][];
        };
        /** Posted */
        Posted: {
            can: string[];
            people: {
                [key: string]: components["schemas"]["PersonLine"];
            };
            response: components["schemas"]["ResponseBody"];
            status: components["schemas"]["StatusBody"];
            version: number;
            why_not: {
                [key: string]: string;
            };
        };
        /** PreferenceBody */
        PreferenceBody: {
            /** @enum {string} */
            company_mails: "off" | "soon" | "daily";
            direct: boolean;
            groups: boolean;
            in_app: boolean;
            items: boolean;
            mentions: boolean;
            /** @enum {string} */
            missed: "company" | "daily" | "off";
            push: boolean;
            push_direct: boolean;
            push_groups: boolean;
            push_items: boolean;
            push_mentions: boolean;
        };
        /** PreferenceGiven */
        PreferenceGiven: {
            direct: boolean;
            groups: boolean;
            in_app: boolean;
            items: boolean;
            mentions: boolean;
            /**
             * @default company
             * @enum {string}
             */
            missed?: "company" | "daily" | "off";
            push: boolean;
            /** @default true */
            push_direct?: boolean;
            /** @default true */
            push_groups?: boolean;
            /** @default true */
            push_items?: boolean;
            /** @default true */
            push_mentions?: boolean;
        };
        /** PrefillBody */
        PrefillBody: {
            assignees: string[];
            custom_fields: {
                [key: string]: unknown;
            };
            custom_files: {
                [key: string]: components["schemas"]["FileBody"];
            };
            description: {
                [key: string]: unknown;
            } | null;
            distribution: string[];
            dropped: components["schemas"]["DroppedBody"];
            fields: string[];
            files: components["schemas"]["FileBody"][];
            location_id: string | null;
            people: {
                [key: string]: components["schemas"]["PersonLine"];
            };
            received_from: string | null;
            source: components["schemas"]["SourceBody"];
            subject: string;
            was_private: boolean;
        };
        /** PrintOptions */
        PrintOptions: {
            /** @default false */
            hash?: boolean;
            /** @default false */
            history?: boolean;
            /** @default true */
            letterhead?: boolean;
            /** @default false */
            links?: boolean;
            /** @default false */
            receipts?: boolean;
            /** @default true */
            responses?: boolean;
            /** @default true */
            unofficial?: boolean;
        };
        /**
         * Priority
         * @description How much a message asks for attention (11.3).
         * @default normal
         * @enum {string}
         */
        Priority: "normal" | "important" | "urgent";
        /**
         * Problem
         * @description A refusal (RFC 9457). `code` names the reason for programs, `title` says it to people.
         */
        Problem: {
            code: string;
            detail?: string;
            errors?: components["schemas"]["Fault"][];
            extra?: {
                [key: string]: unknown;
            };
            /** @description the field that it is about */
            field?: string | null;
            status: number;
            title: string;
            /** @description urn:sitepost: and the code */
            type: string;
        };
        /** Progress */
        Progress: {
            done: boolean;
            file?: components["schemas"]["FileView"] | null;
            offset: number;
        };
        /** ProjectBody */
        ProjectBody: {
            direct: boolean;
            groups: boolean;
            /** Format: uuid */
            id: string;
            in_directory: boolean;
            name: string;
            number: string;
        };
        /** ProjectChange */
        ProjectChange: {
            address?: string;
            currency?: string;
            holidays?: components["schemas"]["DayOff"][];
            name?: string;
            number?: string;
            time_zone?: string;
            working_days?: number[];
        };
        /** ProjectIds */
        ProjectIds: {
            project_ids: string[];
        };
        /** ProjectRef */
        ProjectRef: {
            /** Format: uuid */
            id: string;
            name: string;
            number: string;
        };
        /** ProjectView */
        ProjectView: {
            active: boolean;
            address: string;
            can: string[];
            currency: string;
            holidays: components["schemas"]["DayOff"][];
            /** Format: uuid */
            id: string;
            name: string;
            number: string;
            time_zone: string;
            version: number;
            why_not: {
                [key: string]: string;
            };
            working_days: number[];
        };
        /** Projects */
        Projects: {
            items: components["schemas"]["ProjectView"][];
            next?: string | null;
        };
        /** Proof */
        Proof: {
            /** @default  */
            password?: string;
        };
        /** ProviderAnswer */
        ProviderAnswer: {
            code: string;
            /** @default  */
            iss?: string;
            state: string;
        };
        /** ProviderView */
        ProviderView: {
            client_id: string;
            domains: components["schemas"]["SignInDomain"][];
            enabled: boolean;
            has_factor: boolean;
            has_secret: boolean;
            /** Format: uuid */
            id: string;
            issuer: string;
            name: string;
            version: number;
        };
        /** ProviderWish */
        ProviderWish: {
            client_id: string;
            client_secret?: string | null;
            domains: components["schemas"]["SignInDomain"][];
            /** @default true */
            enabled?: boolean;
            /** @default false */
            has_factor?: boolean;
            issuer: string;
            name: string;
        };
        /** Providers */
        Providers: {
            back: string;
            items: components["schemas"]["ProviderView"][];
        };
        /** PushBody */
        PushBody: {
            here: boolean;
            key: string | null;
        };
        /** Reaction */
        Reaction: {
            by: components["schemas"]["Mark"][];
            sign: string;
        };
        /** ReadThese */
        ReadThese: {
            /** @default false */
            all?: boolean;
            cards?: string[];
            ids?: string[];
        };
        /** ReaderBody */
        ReaderBody: {
            company: components["schemas"]["CompanyLine"];
            /** Format: uuid */
            id: string;
            initials: string;
            level: string;
            name: string;
            roles: components["schemas"]["Role"][];
        };
        /** Readers */
        Readers: {
            items: components["schemas"]["ReaderBody"][];
            next?: string | null;
        };
        /** ReceiptBody */
        ReceiptBody: {
            acknowledged_at: string | null;
            downloads: components["schemas"]["DownloadBody"][];
            gone_at: string | null;
            mails: components["schemas"]["MailBody"][];
            opened: components["schemas"]["TimesBody"] | null;
            /** Format: uuid */
            person_id: string;
            responded: components["schemas"]["TimesBody"] | null;
            roles: string[];
            /** Format: date-time */
            since: string;
        };
        /** ReceiptsBody */
        ReceiptsBody: {
            of: number;
            read: components["schemas"]["Received"][];
        };
        /** Received */
        Received: {
            at: string | null;
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** RecipientBody */
        RecipientBody: {
            company_name: string;
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** RecordBody */
        RecordBody: {
            items: components["schemas"]["ChainBody"][];
            public_key: string;
            verification: components["schemas"]["VerificationBody"] | null;
        };
        /** RecoveryCodes */
        RecoveryCodes: {
            codes: string[];
        };
        /** ReferenceView */
        ReferenceView: {
            code?: string;
            /** Format: uuid */
            id: string;
            name: string;
            number?: string;
            parent_id?: string | null;
            path: string;
            version: number;
        };
        /** References */
        References: {
            can: string[];
            items: components["schemas"]["ReferenceView"][];
            next?: string | null;
            why_not: {
                [key: string]: string;
            };
        };
        /**
         * Required
         * @description Whom a company asks for a second factor.
         * @enum {string}
         */
        Required: "nobody" | "administrators" | "everybody";
        /** ResetWish */
        ResetWish: {
            mail: string;
        };
        /** ResponseBody */
        ResponseBody: {
            /** Format: uuid */
            author: string;
            /** Format: date-time */
            created_at: string;
            files: components["schemas"]["FileBody"][];
            /** Format: uuid */
            id: string;
            official: boolean;
            position: number;
            status: components["schemas"]["StatusBody"] | null;
            text: {
                [key: string]: unknown;
            };
            version: number;
        };
        /** ResponsesBody */
        ResponsesBody: {
            can: string[];
            items: components["schemas"]["ResponseBody"][];
            next?: string | null;
            people: {
                [key: string]: components["schemas"]["PersonLine"];
            };
            why_not: {
                [key: string]: string;
            };
        };
        /** Results */
        Results: {
            items: components["schemas"]["Found"][];
        };
        /** RevisionBody */
        RevisionBody: {
            actor: string | null;
            /** Format: date-time */
            at: string;
            changed: string[];
            number: number;
            sha256: string;
        };
        /** RevisionsBody */
        RevisionsBody: {
            items: components["schemas"]["RevisionBody"][];
            next?: string | null;
            people: {
                [key: string]: components["schemas"]["PersonLine"];
            };
        };
        /** RightsGiven */
        RightsGiven: {
            levels?: {
                [key: string]: "none" | "read_only" | "standard" | "admin";
            } | null;
            template_id?: string | null;
        };
        /** RightsTable */
        RightsTable: {
            items: components["schemas"]["RightsView"][];
            templates: components["schemas"]["TemplateRef"][];
            tools: components["schemas"]["ToolView"][];
        };
        /** RightsView */
        RightsView: {
            account_admin: boolean;
            can: string[];
            company: components["schemas"]["MemberCompany"];
            grants: {
                [key: string]: string[];
            };
            /** Format: uuid */
            id: string;
            levels: {
                [key: string]: string;
            };
            name: string;
            template_id: string | null;
            version: number;
            why_not: {
                [key: string]: string;
            };
        };
        /**
         * Role
         * @description What a person is on an item; each of them opens it to that person (spec 5.2).
         * @enum {string}
         */
        Role: "creator" | "assignee" | "distribution" | "received_from";
        /** Rotation */
        Rotation: {
            /** @default 0 */
            overlap_hours?: number;
        };
        /** RuleBody */
        RuleBody: {
            /** @default  */
            after?: string;
            amount: number;
            clause: string;
            company?: string | null;
            /** @default  */
            date?: string;
            effect?: components["schemas"]["Effect"];
            field?: string | null;
            key: string;
            /** @default  */
            outcome?: string;
            /** @default  */
            said?: string;
            /** @default  */
            said_outcome?: string;
            stops?: components["schemas"]["Stop"][];
            text: string;
            trigger: components["schemas"]["Trigger"];
            turn: components["schemas"]["Turn"];
            unit: components["schemas"]["Unit"];
            warn?: number[];
        };
        /** RulesBody */
        RulesBody: {
            can: string[];
            origin: string;
            own: boolean;
            rules: components["schemas"]["RuleBody"][];
            /** Format: uuid */
            type_id: string;
            version: number;
            why_not: {
                [key: string]: string;
            };
        };
        /** RulesGiven */
        RulesGiven: {
            /** @default  */
            origin?: string;
            reason?: string | null;
            rules: components["schemas"]["RuleBody"][];
        };
        /** RulingBody */
        RulingBody: {
            action: string;
            allowed: boolean;
            because: components["schemas"]["Because"] | null;
            code: string;
            title: string;
        };
        /** Saved */
        Saved: {
            key: string;
            /** Format: date-time */
            saved_at: string;
        };
        /** ScheduleBody */
        ScheduleBody: {
            days: number | null;
            status: components["schemas"]["ImpactStatus"];
        };
        /** ScheduleGiven */
        ScheduleGiven: {
            days?: number | null;
            status: components["schemas"]["ImpactStatus"];
        };
        /** SecondFactorPolicy */
        SecondFactorPolicy: {
            administrators_without: number;
            grace_days: number;
            required: components["schemas"]["Required"];
            since: string | null;
            without: number;
        };
        /** SecondFactorWish */
        SecondFactorWish: {
            grace_days: number;
            required: components["schemas"]["Required"];
        };
        /** SecondHalf */
        SecondHalf: {
            code: string;
            token: string;
        };
        /** Section */
        Section: {
            /** @default [] */
            custom?: components["schemas"]["Placed"][];
            /** @default  */
            description?: string;
            /** @default [] */
            fields?: string[];
            name: string;
        };
        /** SectionBody */
        SectionBody: {
            custom?: components["schemas"]["PlacedBody"][];
            /** @default  */
            description?: string;
            fields?: string[];
            name: string;
        };
        /** SectionLine */
        SectionLine: {
            custom: components["schemas"]["Placed"][];
            description: string;
            fields: string[];
            name: string;
        };
        /** SeerBody */
        SeerBody: {
            account_admin: boolean;
            colleagues: components["schemas"]["ColleagueBody"][];
            company: components["schemas"]["CompanyLine"];
            grants: string[];
            /** Format: uuid */
            id: string;
            initials: string;
            lacks: components["schemas"]["Lack"][];
            level: string;
            name: string;
            roles: components["schemas"]["Role"][];
            sees: boolean;
            ways: components["schemas"]["kernel_item_Way"][];
        };
        /** Seers */
        Seers: {
            items: components["schemas"]["SeerBody"][];
            next?: string | null;
        };
        /** SentFile */
        SentFile: {
            attached: boolean;
            /** Format: uuid */
            id: string;
            name: string;
            size: number;
        };
        /** ServiceAccount */
        ServiceAccount: {
            active: boolean;
            /** Format: date-time */
            created_at: string;
            created_by: string;
            /** Format: uuid */
            id: string;
            name: string;
            old_until: string | null;
            /** Format: uuid */
            person_id: string;
            /** Format: date-time */
            secret_at: string;
            seen_at: string | null;
        };
        /** ServiceAccounts */
        ServiceAccounts: {
            items: components["schemas"]["ServiceAccount"][];
        };
        /** ServiceSecret */
        ServiceSecret: {
            /** Format: uuid */
            id: string;
            secret: string;
        };
        /** SessionView */
        SessionView: {
            address: string;
            agent: string;
            /** Format: date-time */
            created_at: string;
            current: boolean;
            /** Format: date-time */
            ends_at: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            seen_at: string;
        };
        /** Sessions */
        Sessions: {
            items: components["schemas"]["SessionView"][];
        };
        /** SettingsBody */
        SettingsBody: {
            default_description: {
                [key: string]: unknown;
            } | null;
            default_distribution: string[];
            due_days: number | null;
        };
        /** SettingsChange */
        SettingsChange: {
            bulk_own?: boolean;
            default_description?: {
                [key: string]: unknown;
            } | null;
            default_distribution?: string[];
            default_groups?: string[];
            due_days?: number | null;
        };
        /** SettingsGiven */
        SettingsGiven: {
            /**
             * @default any
             * @enum {string}
             */
            audience?: "any" | "employees";
            /**
             * @default any
             * @enum {string}
             */
            direct_audience?: "any" | "employees";
            /** @default true */
            direct_on?: boolean;
            /**
             * @default any
             * @enum {string}
             */
            edit_audience?: "any" | "employees";
            /** @default true */
            edit_on?: boolean;
            /** @default 300 */
            edit_seconds?: number;
            /** @default true */
            every_project?: boolean;
            /**
             * @default administrators
             * @enum {string}
             */
            group_managers?: "administrators" | "employees" | "everyone";
            is_on: boolean;
            /**
             * @default any
             * @enum {string}
             */
            items_audience?: "any" | "employees";
            /** @default true */
            items_on?: boolean;
            /** @default true */
            live_followers?: boolean;
            /**
             * @default off
             * @enum {string}
             */
            missed_mail?: "off" | "hint" | "words";
            /**
             * @default soon
             * @enum {string}
             */
            missed_pace?: "soon" | "daily";
            projects?: string[];
            /** @default true */
            receipts_on?: boolean;
            /** @default false */
            threads_on?: boolean;
            tools_off?: string[];
            /**
             * @default off
             * @enum {string}
             */
            translation?: "off" | "local" | "outside";
            /**
             * @default administrators
             * @enum {string}
             */
            urgent_by?: "administrators" | "employees" | "everyone";
        };
        /** SetupState */
        SetupState: {
            code_required: boolean;
            needed: boolean;
            types: components["schemas"]["Offer"][];
        };
        /**
         * Sheet
         * @description What the table lists: people or companies.
         * @enum {string}
         */
        Sheet: "people" | "companies";
        /** ShippedBody */
        ShippedBody: {
            checked: boolean;
            contract: string;
            key: string;
            name: string;
            rules: components["schemas"]["RuleBody"][];
        };
        /** ShippedSets */
        ShippedSets: {
            items: components["schemas"]["ShippedBody"][];
        };
        /** SignIn */
        SignIn: {
            active: boolean;
            reassign_to?: string | null;
        };
        /** SignInDomain */
        SignInDomain: {
            company_id?: string | null;
            domain: string;
            /** @default false */
            password_off?: boolean;
        };
        /** SignedIn */
        SignedIn: {
            account: components["schemas"]["AccountRef"];
            enrol_by?: string | null;
            halfway?: components["schemas"]["HalfwayView"] | null;
            person: components["schemas"]["Signer"];
        };
        /** Signer */
        Signer: {
            /** Format: uuid */
            id: string;
            mail: string;
            name: string;
        };
        /**
         * Size
         * @description How large a label is: eight, twenty-one or sixty-five of them on a sheet of A4.
         * @default medium
         * @enum {string}
         */
        Size: "large" | "medium" | "small";
        /** Slot */
        Slot: {
            chunk_size: number;
            /** Format: uuid */
            id: string;
            offset: number;
        };
        /** SortBody */
        SortBody: {
            lacks: components["schemas"]["Lack"][];
            sees: boolean;
            sort: components["schemas"]["correspondence_model_access_Sort"];
            ways: components["schemas"]["kernel_item_Way"][];
        };
        /**
         * Source
         * @description Where a level or a granular permission comes from.
         * @enum {string}
         */
        Source: "company_admin" | "template" | "by_hand" | "every_member" | "level";
        /** SourceBody */
        SourceBody: {
            /** Format: uuid */
            id: string;
            link: string;
            number: string;
            response: number | null;
            title: string;
        };
        /** Span */
        Span: {
            days: components["schemas"]["DayCount"][];
            items: components["schemas"]["Thing"][];
        };
        /** SpecSectionChange */
        SpecSectionChange: {
            name?: string;
            number?: string;
        };
        /** Spread */
        Spread: {
            added: string[];
            fieldset: components["schemas"]["FieldsetBody"];
            removed: string[];
        };
        /**
         * State
         * @description How far an export is.
         * @enum {string}
         */
        State: "waiting" | "working" | "done" | "failed";
        /** StatusBody */
        StatusBody: {
            colour: string;
            /** Format: uuid */
            id: string;
            maps_to: components["schemas"]["MapsTo"];
            name: string;
        };
        /** StatusChange */
        StatusChange: {
            name: string;
        };
        /** StatusCount */
        StatusCount: {
            capped: boolean;
            maps_to: components["schemas"]["MapsTo"];
            name: string;
            /** Format: uuid */
            status_id: string;
            total: number;
            /** Format: uuid */
            type_id: string;
        };
        /** StatusGiven */
        StatusGiven: {
            /** Format: uuid */
            status_id: string;
        };
        /** StatusMark */
        StatusMark: {
            /** Format: uuid */
            id: string;
            maps_to: components["schemas"]["MapsTo"];
            name: string;
        };
        /**
         * Stop
         * @description What stops a clock.
         * @enum {string}
         */
        Stop: "issued" | "answer" | "official_response" | "closed" | "linked";
        /** StopReason */
        StopReason: {
            reason: string;
        };
        /** Summary */
        Summary: {
            can: string[];
            everyone: boolean;
            follows: boolean;
            has_draft: boolean;
            /** Format: uuid */
            id: string;
            item: components["schemas"]["ItemRef"] | null;
            kind: components["schemas"]["conversations_model_nouns_Sort"];
            last: components["schemas"]["Last"] | null;
            /** Format: date-time */
            last_at: string;
            last_rev: number;
            last_seq: number;
            level: components["schemas"]["Level"] | null;
            mentioned: boolean;
            name: string | null;
            people: components["schemas"]["PersonRef"][];
            people_count: number | null;
            project: components["schemas"]["ProjectRef"];
            read_seq: number;
            starred: boolean;
            unread: number;
            version: number;
            why_not: {
                [key: string]: string;
            };
        };
        /** TalkSettingsBody */
        TalkSettingsBody: {
            mine: components["schemas"]["Mine"];
            projects: string[] | null;
            settings: components["schemas"]["conversations_model_nouns_Settings"] | null;
            version: number;
        };
        /** TemplateBody */
        TemplateBody: {
            fields: components["schemas"]["FieldBody"][];
            key: string;
            name: string;
            prefix: string;
            purpose: string;
        };
        /** TemplateChange */
        TemplateChange: {
            default_grants_for_types?: string[];
            default_level_for_types?: "none" | "read_only" | "standard" | "admin";
            grants?: {
                [key: string]: string[];
            };
            holders?: number;
            kind?: "internal" | "external";
            levels?: {
                [key: string]: "none" | "read_only" | "standard" | "admin";
            };
            name?: string;
        };
        /** TemplateRef */
        TemplateRef: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** TemplateView */
        TemplateView: {
            can: string[];
            default_grants_for_types: string[];
            default_level_for_types: string;
            grants: {
                [key: string]: string[];
            };
            /** Format: uuid */
            id: string;
            kind: string;
            levels: {
                [key: string]: string;
            };
            name: string;
            version: number;
            why_not: {
                [key: string]: string;
            };
        };
        /** Templates */
        Templates: {
            can: string[];
            items: components["schemas"]["TemplateView"][];
            next?: string | null;
            tools: components["schemas"]["ToolView"][];
        };
        /** TheirFactors */
        TheirFactors: {
            passkeys: number;
            recovery_left: number;
            totp_since: string | null;
        };
        /** Thing */
        Thing: {
            clock: boolean;
            /** Format: date */
            due_on: string;
            /** Format: uuid */
            id: string;
            kind: string;
            link: string;
            mine: boolean;
            number: string;
            overdue: boolean;
            /** Format: uuid */
            project: string;
            state_label: string;
            title: string;
            tool: string;
        };
        /** ThreadPage */
        ThreadPage: {
            can: string[];
            items: components["schemas"]["ThreadView"][];
            next: string | null;
            why_not: {
                [key: string]: string;
            };
        };
        /** ThreadView */
        ThreadView: {
            emails: components["schemas"]["EmailView"][];
            /** Format: uuid */
            id: string;
            private: boolean;
        };
        /** Ticket */
        Ticket: {
            ticket: string;
        };
        /** TimesBody */
        TimesBody: {
            /** Format: date-time */
            first_at: string;
            /** Format: date-time */
            last_at: string;
            times: number;
        };
        /** TokenRefusal */
        TokenRefusal: {
            error: string;
            error_description: string;
        };
        /** TokenView */
        TokenView: {
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            ends_at: string;
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: date-time */
            seen_at: string;
        };
        /** Tokens */
        Tokens: {
            items: components["schemas"]["TokenView"][];
        };
        /** ToolGrant */
        ToolGrant: {
            can: string[];
            key: string;
            level: string;
            title: string;
        };
        /** ToolRights */
        ToolRights: {
            grants: components["schemas"]["GrantHeld"][];
            key: string;
            level: string;
            source: components["schemas"]["Source"] | null;
            title: string;
        };
        /** ToolView */
        ToolView: {
            grants: string[];
            key: string;
            title: string;
        };
        /** TotpOffer */
        TotpOffer: {
            address: string;
            secret: string;
            svg: string;
        };
        /** TradeChange */
        TradeChange: {
            name?: string;
        };
        /** TranslationBody */
        TranslationBody: {
            engine: string;
            language: string;
            rough: boolean;
            text: string;
        };
        /**
         * Trigger
         * @description What starts a clock; `expiry` and `notice` are about another rule's clock.
         * @enum {string}
         */
        Trigger: "issued" | "reply" | "official_response" | "closed" | "date" | "expiry" | "notice";
        /**
         * Turn
         * @description Who is on the clock.
         * @enum {string}
         */
        Turn: "sender" | "recipient" | "company";
        /** TypeBody */
        TypeBody: {
            archived: boolean;
            can: string[];
            fieldsets: components["schemas"]["FieldsetBody"][];
            /** Format: uuid */
            id: string;
            locked_after_issue: boolean;
            name: string;
            new_project_default: boolean;
            overdue_reminders: boolean;
            prefix: string;
            private_by_default: boolean;
            statuses: components["schemas"]["KeptStatusBody"][];
            super_private: boolean;
            template: string | null;
            tool: string;
            version: number;
            warnings?: components["schemas"]["WarningBody"][];
            why_not: {
                [key: string]: string;
            };
        };
        /** TypeChange */
        TypeChange: {
            archived?: boolean;
            locked_after_issue?: boolean;
            name?: string;
            new_project_default?: boolean;
            overdue_reminders?: boolean;
            prefix?: string;
            private_by_default?: boolean;
            super_private?: boolean;
        };
        /** TypeCount */
        TypeCount: {
            capped: boolean;
            overdue: number;
            total: number;
            /** Format: uuid */
            type_id: string;
        };
        /** TypeExplained */
        TypeExplained: {
            actions: components["schemas"]["RulingBody"][];
            grants: string[];
            /** Format: uuid */
            id: string;
            level: string;
            name: string;
            prefix: string;
            sees: components["schemas"]["SortBody"][];
            super_private: boolean;
            tool: string;
        };
        /** TypeHereBody */
        TypeHereBody: {
            archived: boolean;
            can: string[];
            fieldset: components["schemas"]["FormBody"] | null;
            /** Format: uuid */
            id: string;
            level: string;
            locked_after_issue: boolean;
            name: string;
            prefix: string;
            private_by_default: boolean;
            settings: components["schemas"]["SettingsBody"];
            statuses: components["schemas"]["StatusBody"][];
            super_private: boolean;
            tool: string;
            why_not: {
                [key: string]: string;
            };
        };
        /** TypeRules */
        TypeRules: {
            rules: number;
            /** Format: uuid */
            type_id: string;
        };
        /** Types */
        Types: {
            items: components["schemas"]["TypeBody"][];
            next?: string | null;
            warnings?: components["schemas"]["WarningBody"][];
        };
        /** TypesHere */
        TypesHere: {
            items: components["schemas"]["TypeHereBody"][];
            next?: string | null;
            people: {
                [key: string]: components["schemas"]["PersonLine"];
            };
        };
        /** TypesRules */
        TypesRules: {
            items: components["schemas"]["TypeRules"][];
        };
        /**
         * Unit
         * @description What a period is counted in.
         * @enum {string}
         */
        Unit: "days" | "weeks" | "working_days";
        /** Unread */
        Unread: {
            unread: number;
        };
        /** UnreadCards */
        UnreadCards: {
            cards: string[];
        };
        /** VerificationBody */
        VerificationBody: {
            /** Format: date-time */
            asked_at: string;
            done: number;
            finished_at: string | null;
            places: components["schemas"]["Place"][];
            total: number;
        };
        /** ViewBody */
        ViewBody: {
            can: string[];
            /** Format: uuid */
            id: string;
            name: string;
            own: boolean;
            owner_name: string;
            shared: boolean;
            state: {
                [key: string]: unknown;
            };
            version: number;
            why_not: {
                [key: string]: string;
            };
        };
        /** ViewChange */
        ViewChange: {
            name?: string;
            shared?: boolean;
            state?: {
                [key: string]: unknown;
            };
        };
        /** ViewChoice */
        ViewChoice: {
            /** @default false */
            for_all?: boolean;
            view_id: string | null;
        };
        /** ViewingBody */
        ViewingBody: {
            /** Format: date-time */
            began_at: string;
            ended_at: string | null;
            /** Format: date-time */
            ends_at: string;
            /** Format: uuid */
            id: string;
            person: string;
            /** Format: uuid */
            person_id: string;
            viewer: string;
            /** Format: uuid */
            viewer_id: string;
        };
        /** ViewingWish */
        ViewingWish: {
            /** Format: uuid */
            person_id: string;
        };
        /** Viewings */
        Viewings: {
            items: components["schemas"]["ViewingBody"][];
        };
        /** ViewsBody */
        ViewsBody: {
            items: components["schemas"]["ViewBody"][];
            next?: string | null;
            own_default: string | null;
            project_default: string | null;
        };
        /** VoidBody */
        VoidBody: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            by: string;
            reason: string;
        };
        /** VoidGiven */
        VoidGiven: {
            reason: string;
        };
        /** Waiting */
        Waiting: {
            clock: boolean;
            due_on: string | null;
            /** Format: uuid */
            id: string;
            kind: string;
            link: string;
            number: string;
            overdue: boolean;
            /** Format: uuid */
            project: string;
            project_name: string;
            state_label: string;
            title: string;
            tool: string;
        };
        /** WarningBody */
        WarningBody: {
            code: string;
            prefix: string;
            types: string[];
        };
        /** WasBody */
        WasBody: {
            archived?: boolean;
            fields: {
                [key: string]: unknown;
            };
        };
        /** Entry */
        audit_model_Entry: {
            actor: string | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["ChangeLine"][];
            kind: string;
            label: string;
            part?: string | null;
            seq: number;
        };
        /** Taken */
        conversations_actions_taken_Taken: {
            files: components["schemas"]["FileNote"][];
            /** Format: uuid */
            project: string;
            text: string;
        };
        /** Settings */
        conversations_model_nouns_Settings: {
            audience?: components["schemas"]["Audience"];
            direct_audience?: components["schemas"]["Audience"];
            /** @default true */
            direct_on?: boolean;
            edit_audience?: components["schemas"]["Audience"];
            /** @default true */
            edit_on?: boolean;
            /** @default 300 */
            edit_seconds?: number;
            /** @default true */
            every_project?: boolean;
            group_managers?: components["schemas"]["Managers"];
            /** @default false */
            is_on?: boolean;
            items_audience?: components["schemas"]["Audience"];
            /** @default true */
            items_on?: boolean;
            /** @default true */
            live_followers?: boolean;
            /** @default off */
            missed_mail?: string;
            /** @default soon */
            missed_pace?: string;
            /** @default true */
            receipts_on?: boolean;
            /** @default false */
            threads_on?: boolean;
            /** @default [] */
            tools_off?: string[];
            /** @default off */
            translation?: string;
            urgent_by?: components["schemas"]["Managers"];
            /** @default 0 */
            version?: number;
        };
        /**
         * Sort
         * @description The three kinds of conversations (0.2).
         * @enum {string}
         */
        conversations_model_nouns_Sort: "direct" | "group" | "item";
        /** Candidate */
        conversations_model_views_Candidate: {
            company: string;
            /** Format: uuid */
            id: string;
            /** @default false */
            inside?: boolean;
            is_admin: boolean;
            name: string;
        };
        /**
         * Sort
         * @description Items of others, told apart by who sees them.
         * @enum {string}
         */
        correspondence_model_access_Sort: "open_public" | "private_on_it" | "private_colleague" | "private_others" | "draft_others";
        /** Entry */
        directory_routes_projects_Entry: {
            /** Format: uuid */
            person_id: string;
            template_id?: string | null;
        };
        /** Candidate */
        emails_routes_Candidate: {
            access: boolean;
            company_name: string;
            /** Format: uuid */
            id: string;
            mail: string;
            name: string;
        };
        /** Settings */
        identity_model_Settings: {
            /** @default medium */
            density?: string;
            language?: string | null;
            lists?: {
                [key: string]: unknown;
            };
            /** @default true */
            shortcuts?: boolean;
            /** @default auto */
            theme?: string;
        };
        /** Taken */
        identity_routes_links_Taken: {
            /** @default If somebody signs in with this address, a mail is on its way. */
            detail?: string;
        };
        /**
         * Way
         * @description In which way a card is open to somebody; several may hold.
         * @enum {string}
         */
        kernel_item_Way: "member" | "level" | "person" | "company_grant" | "company_admin";
        /** Way */
        tools_identity_routes_providers_Way: {
            address: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ApiAccountClocksTypesListTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypesRules"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountClocksTypesTypeIdShowRules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                type_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountClocksTypesTypeIdSetRules: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                type_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulesGiven"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCompaniesListCompanies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Companies"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCompaniesAddCompany: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCompany"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCompaniesCompanyIdShowCompany: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCompaniesCompanyIdEditCompany: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is edited, as its ETag. */
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCompaniesCompanyIdLogoReadLogo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCompaniesCompanyIdLogoSetLogo: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is edited, as its ETag. */
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCorrespondenceCatalogueShowCatalogue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalogue"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCorrespondenceCustomFieldsListCustomFields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomFields"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCorrespondenceCustomFieldsMakeCustomField: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomField"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptFieldBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCorrespondenceCustomFieldsFieldIdShowCustomField: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                field_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptFieldBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCorrespondenceCustomFieldsFieldIdEditCustomField: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                field_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomFieldChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptFieldBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCorrespondenceTypesListTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Types"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCorrespondenceTypesMakeTypes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTypes"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Types"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCorrespondenceTypesTypeIdShowType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                type_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypeBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCorrespondenceTypesTypeIdEditType: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                type_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TypeChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypeBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCorrespondenceTypesTypeIdFieldsetsListFieldsets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                type_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fieldsets"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCorrespondenceTypesTypeIdFieldsetsMakeFieldset: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                type_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFieldset"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldsetBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCorrespondenceTypesTypeIdFieldsetsFieldsetIdShowFieldset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                type_id: string;
                fieldset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldsetBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCorrespondenceTypesTypeIdFieldsetsFieldsetIdEditFieldset: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                type_id: string;
                fieldset_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FieldsetChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldsetBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCorrespondenceTypesTypeIdFieldsetsFieldsetIdProjectsSetProjects: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                type_id: string;
                fieldset_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectIds"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Spread"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCorrespondenceTypesTypeIdStatusesListStatuses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                type_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptStatuses"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCorrespondenceTypesTypeIdStatusesAddStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                type_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStatus"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptStatusBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCorrespondenceTypesTypeIdStatusesStatusIdDeleteStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                type_id: string;
                status_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountCorrespondenceTypesTypeIdStatusesStatusIdRenameStatus: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                type_id: string;
                status_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptStatusBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountExportsListAccountExports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportsBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountExportsExportIdReadAccountExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountExportsExportIdRemoveAccountExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountExportsExportIdContentReadAccountExportContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountHolidaysListHolidays: {
        parameters: {
            query: {
                country: string;
                year: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DaysOffView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountImportTemplateImportTemplate: {
        parameters: {
            query: {
                /** @description What the table lists: people or companies. */
                sort: components["schemas"]["Sheet"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountImportsSendImport: {
        parameters: {
            query: {
                /** @description What the table lists: people or companies. */
                sort: components["schemas"]["Sheet"];
                /** @description What the file is called. */
                name?: string;
            };
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountImportsImportIdShowImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountImportsImportIdDropImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountImportsImportIdConfirmationConfirmImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDone"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountImportsImportIdFaultsImportFaults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountOutboxListMails: {
        parameters: {
            query?: {
                state?: "waiting" | "kept" | "sent" | "failed" | "skipped" | null;
                /** @description A part of the recipient's address. */
                q?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailPage"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountOutboxMailIdReadMail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mail_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountOutboxMailIdRetryRetryMail: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                mail_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountPeopleListPeople: {
        parameters: {
            query?: {
                /** @description Words to look for. */
                q?: string;
                company?: string | null;
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeoplePage"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountPeopleAddPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPerson"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountPeoplePersonIdShowPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountPeoplePersonIdEditPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is edited, as its ETag. */
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountPeoplePersonIdActiveSetPersonActive: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is edited, as its ETag. */
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountPeoplePersonIdInvitationInvitePerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountPeoplePersonIdSecondFactorTheirFactors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TheirFactors"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountPeoplePersonIdSecondFactorTakeFactorAway: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountPermissionTemplatesListTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Templates"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountPermissionTemplatesAddTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTemplate"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountPermissionTemplatesTemplateIdShowTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountPermissionTemplatesTemplateIdEditTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is edited, as its ETag. */
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                template_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountPermissionTemplatesTemplateIdHoldersListHolders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Holders"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountProjectsListProjects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Projects"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountProjectsCreateProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProject"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountProjectsAccountProjectIdActiveSetProjectActive: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is edited, as its ETag. */
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                account_project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Activity"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountProjectsAccountProjectIdPeopleEnterProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                account_project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["directory_routes_projects_Entry"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountSecondFactorShowPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorPolicy"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountSecondFactorChangePolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorWish"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorPolicy"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountServiceAccountsListClients: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccounts"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountServiceAccountsMakeService: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewService"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceSecret"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountServiceAccountsClientIdRevokeService: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountServiceAccountsClientIdSecretRotateSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rotation"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceSecret"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountSignInProvidersListProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Providers"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountSignInProvidersAddProvider: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderWish"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountSignInProvidersProviderIdEditProvider: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is edited, as its ETag. */
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                provider_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderWish"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountSignInProvidersProviderIdRemoveProvider: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                provider_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountTradesListTrades: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["References"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountTradesAddTrade: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTrade"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferenceView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountTradesTradeIdRetireTrade: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                trade_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountTradesTradeIdEditTrade: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is edited, as its ETag. */
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                trade_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TradeChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferenceView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountViewingsListViewings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Viewings"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAccountViewingsBeginViewing: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewingWish"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewingBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAgendaDaysListDue: {
        parameters: {
            query: {
                first: string;
                last: string;
                /** @description Only what waits for oneself */
                mine?: boolean;
                /** @description Only of this project */
                project?: string | null;
                /** @description So many things of each day */
                a_day?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Span"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAgendaFeedsListFeeds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feeds"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAgendaFeedsMakeFeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFeed"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeFeed"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAgendaFeedsFeedIdEndFeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                feed_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAgendaItemsListWaiting: {
        parameters: {
            query?: {
                /** @description By project first */
                grouped?: boolean;
                /** @description Only of this project */
                project?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyItems"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiCalendarIcsReadFeed: {
        parameters: {
            query?: {
                /** @description The secret of the link */
                key?: string;
            };
            header?: {
                "If-None-Match"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calendar. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiClocksCatalogueListShipped: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippedSets"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsReadInbox: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Conversations on a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsDirectStartDirect: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDirect"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsExportsMakeTranscript: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTranscript"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsGroupsMakeGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTalkGroup"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsHoldsListHolds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldsBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsHoldsPlaceHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewHold"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsHoldsTargetsListHoldTargets: {
        parameters: {
            query?: {
                q?: string;
                project?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldTargets"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsHoldsHoldIdLiftHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                hold_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsItemsCardIdReadItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                card_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsItemsCardIdPeopleListMentionable: {
        parameters: {
            query?: {
                q?: string;
            };
            header?: never;
            path: {
                card_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MentionableBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsKeepingReadKeeping: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeepingBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsKeepingSaveKeeping: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeepingGiven"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeepingBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsOriginsCardIdListOrigins: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                card_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Origin"][];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsOrphansListOrphans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Orphan"][];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsOrphansConversationIdAdoptOrphan: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Adoption"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsPeopleListPeople: {
        parameters: {
            query: {
                project: string;
                q?: string;
                purpose?: "direct" | "group" | "mention";
                conversation?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PickerBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsPreferencesReadPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferenceBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsPreferencesSavePreferences: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreferenceGiven"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferenceBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsProjectsListProjects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectBody"][];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsSearchSearchMessages: {
        parameters: {
            query: {
                q: string;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_sitepost.tools.conversations.routes.seeking.HitBody_"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsSettingsReadSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TalkSettingsBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsSettingsSaveSettings: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsGiven"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TalkSettingsBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdReadConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdDeleteGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdAskedListAsked: {
        parameters: {
            query: {
                seq: number;
            };
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asked"][];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdCardsListCards: {
        parameters: {
            query: {
                /** @description Ids of things, each named with `cards=`. */
                cards: string[];
            };
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointedBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdDraftReadDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdFilesFileIdContentReadMessageFile: {
        parameters: {
            query?: {
                inline?: boolean;
            };
            header?: {
                Range?: string | null;
                "If-Range"?: string | null;
                "If-None-Match"?: string | null;
            };
            path: {
                conversation_id: string;
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description The part that was asked for. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdFilesFileIdThumbnailReadMessagePicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdGroupEditGroup: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupEdit"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationBody"] | null;
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdLanguagesListLanguages: {
        parameters: {
            query: {
                /** @description The language to translate into (ISO 639-1). */
                to: string;
                /** @description The numbers of messages. */
                seqs: number[];
            };
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OffersBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdLeaveLeaveGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdMembersListMembers: {
        parameters: {
            query?: {
                q?: string;
                cursor?: string | null;
            };
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_sitepost.tools.conversations.model.views.Insider_"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdMessagesListMessages: {
        parameters: {
            query?: {
                before?: number | null;
                after?: number | null;
                around?: number | null;
                since_rev?: number | null;
                limit?: number;
            };
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdMessagesSendMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMessage"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdMessagesOutcomeNoteOutcome: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Outcome"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"][];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdMessagesTakeTakeMessages: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChosenMessages"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["conversations_actions_taken_Taken"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdMessagesSeqEditMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                conversation_id: string;
                seq: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageEdit"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdMessagesSeqDeleteMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                conversation_id: string;
                seq: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdMessagesSeqAcknowledgeAcknowledge: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                conversation_id: string;
                seq: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdMessagesSeqReactionsSignAddReaction: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                conversation_id: string;
                seq: number;
                sign: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdMessagesSeqReactionsSignDropReaction: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                conversation_id: string;
                seq: number;
                sign: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdMessagesSeqTranslationReadTranslation: {
        parameters: {
            query: {
                /** @description The language to translate into (ISO 639-1). */
                to: string;
            };
            header?: never;
            path: {
                conversation_id: string;
                seq: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TranslationBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdMineKeepMine: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MinePatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Summary"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiConversationsConversationIdReceiptsListReceipts: {
        parameters: {
            query: {
                seq: number;
            };
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptsBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiInvitationsTokenShowInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiInvitationsTokenAcceptInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Accepted"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description A second factor is asked for. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiLiveTicketGiveTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiMeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiMeNotificationsReadChoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChoiceView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiMeNotificationsSetChoice: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChoiceGiven"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChoiceView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiMePasskeysListPasskeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkeys"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiMePasskeysAddPasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasskey"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyMade"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiMePasskeysOptionsOfferPasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Proof"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOptions"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiMePasskeysPasskeyIdRenamePasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                passkey_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiMePasskeysPasskeyIdRemovalRemovePasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                passkey_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Proof"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiMePasswordChangePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiMeRecoveryCodesMakeRecoveryCodes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Proof"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiMeSecondFactorMyFactors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyFactors"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiMeSettingsChangeSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MySettingsChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity_model_Settings"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiMeTokensListTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiMeTokensCreateToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewToken"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeToken"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiMeTokensTokenIdRevokeToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                token_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiMeTotpOfferTotp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Proof"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpOffer"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiMeTotpConfirmationConfirmTotp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstCode"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiMeTotpRemovalRemoveTotp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Proof"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiMeViewingEndViewing: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiMeViewingsMyViewings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Viewings"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiNoticesListNotices: {
        parameters: {
            query?: {
                unread?: boolean;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_sitepost.tools.notifications.routes.notices.NoticeView_"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiNoticesCardsUnreadCards: {
        parameters: {
            query: {
                /** @description Ids of cards, each named with `cards=`. */
                cards: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadCards"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiNoticesCountCountNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiNoticesReadReadNotices: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadThese"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOauthTokenIssueToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    client_id?: string;
                    client_secret?: string;
                    grant_type: string;
                    scope?: string;
                };
            };
        };
        responses: {
            /** @description The token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessToken"];
                };
            };
            /** @description The request is not one for a token. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenRefusal"];
                };
            };
            /** @description The client is not known so. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenRefusal"];
                };
            };
            /** @description Too many attempts; wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenRefusal"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiPasswordResetsAskReset: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetWish"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity_routes_links_Taken"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiPasswordResetsTokenResetPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description A second factor is asked for. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdShowProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdEditProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is edited, as its ETag. */
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCardsCardIdLinksReadLinks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                card_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinksBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCardsCardIdLinksAddLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                card_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLink"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCardsCardIdLinksLinkIdRemoveLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                card_id: string;
                link_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCardsCardIdLinksLinkIdEditLink: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                card_id: string;
                link_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkEdit"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCardsCardIdLinksLinkIdVoidVoidLink: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                card_id: string;
                link_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidGiven"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdClocksListNext: {
        parameters: {
            query?: {
                /** @description Items, at most 100 */
                cards?: string[] | null;
            };
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NextClocks"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdClocksItemsItemIdShowClocks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemClocks"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdClocksItemsItemIdDatesSetDate: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                item_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DateGiven"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemClocks"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdClocksTypesTypeIdShowProjectRules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                type_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdClocksTypesTypeIdSetProjectRules: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                type_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulesGiven"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdClocksTypesTypeIdDropProjectRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                type_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdClocksClockIdEndsMoveEnd: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                clock_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndGiven"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemClocks"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdClocksClockIdNoticesGiveNotice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                clock_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemClocks"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdClocksClockIdStopsStopClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                clock_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopReason"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemClocks"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCodesCardIdReadPicture: {
        parameters: {
            query?: {
                /** @description What a code is drawn as. */
                format?: components["schemas"]["Picture"];
                /** @description Pixels of a module of the PNG */
                scale?: number;
                download?: boolean;
            };
            header?: never;
            path: {
                card_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The code. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCompaniesListCompaniesHere: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompaniesHere"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceAutosavesKeyReadAutosave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `new:<type>`, `item:<id>` or `response:<id>` */
                key: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kept"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceAutosavesKeyKeepAutosave: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description `new:<type>`, `item:<id>` or `response:<id>` */
                key: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Form"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Saved"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceAutosavesKeyDropAutosave: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description `new:<type>`, `item:<id>` or `response:<id>` */
                key: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceBulkChangeItems: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkGiven"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceCountsCountItems: {
        parameters: {
            query?: {
                due_from?: string | null;
                due_to?: string | null;
                created_from?: string | null;
                created_to?: string | null;
                updated_from?: string | null;
                updated_to?: string | null;
                closed_from?: string | null;
                closed_to?: string | null;
                issued_from?: string | null;
                issued_to?: string | null;
                /** @description By contract clocks */
                clock?: components["schemas"]["ClockFilter"] | null;
                /** @description `<id>:<value>`, or `<id>:<a>..<b>` of days and numbers */
                custom_field?: string[] | null;
                /** @description Types */
                type?: string[] | null;
                /** @description Ids of statuses, or what they map to */
                status?: string[] | null;
                assignee?: string[] | null;
                received_from?: string[] | null;
                created_by?: string[] | null;
                /** @description Companies of somebody on the item */
                company?: string[] | null;
                /** @description Locations, each with all that lies in it */
                location?: string[] | null;
                /** @description `false`: without what lies in them */
                location_within?: boolean;
                ids?: string[] | null;
                overdue?: boolean | null;
                private?: boolean | null;
                archived?: boolean;
                /** @description Words, or a number */
                q?: string;
                /** @description A number, or its beginning */
                number?: string;
            };
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountsBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceDefaultViewChooseView: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewChoice"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceEvidenceMakeEvidence: {
        parameters: {
            query?: {
                due_from?: string | null;
                due_to?: string | null;
                created_from?: string | null;
                created_to?: string | null;
                updated_from?: string | null;
                updated_to?: string | null;
                closed_from?: string | null;
                closed_to?: string | null;
                issued_from?: string | null;
                issued_to?: string | null;
                /** @description By contract clocks */
                clock?: components["schemas"]["ClockFilter"] | null;
                /** @description `<id>:<value>`, or `<id>:<a>..<b>` of days and numbers */
                custom_field?: string[] | null;
                /** @description Types */
                type?: string[] | null;
                /** @description Ids of statuses, or what they map to */
                status?: string[] | null;
                assignee?: string[] | null;
                received_from?: string[] | null;
                created_by?: string[] | null;
                /** @description Companies of somebody on the item */
                company?: string[] | null;
                /** @description Locations, each with all that lies in it */
                location?: string[] | null;
                /** @description `false`: without what lies in them */
                location_within?: boolean;
                ids?: string[] | null;
                overdue?: boolean | null;
                private?: boolean | null;
                archived?: boolean;
                /** @description Words, or a number */
                q?: string;
                /** @description A number, or its beginning */
                number?: string;
            };
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceExplanationsPersonIdExplainMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberExplained"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceExportExportItems: {
        parameters: {
            query?: {
                due_from?: string | null;
                due_to?: string | null;
                created_from?: string | null;
                created_to?: string | null;
                updated_from?: string | null;
                updated_to?: string | null;
                closed_from?: string | null;
                closed_to?: string | null;
                issued_from?: string | null;
                issued_to?: string | null;
                /** @description By contract clocks */
                clock?: components["schemas"]["ClockFilter"] | null;
                /** @description `<id>:<value>`, or `<id>:<a>..<b>` of days and numbers */
                custom_field?: string[] | null;
                /** @description Types */
                type?: string[] | null;
                /** @description Ids of statuses, or what they map to */
                status?: string[] | null;
                assignee?: string[] | null;
                received_from?: string[] | null;
                created_by?: string[] | null;
                /** @description Companies of somebody on the item */
                company?: string[] | null;
                /** @description Locations, each with all that lies in it */
                location?: string[] | null;
                /** @description `false`: without what lies in them */
                location_within?: boolean;
                ids?: string[] | null;
                overdue?: boolean | null;
                private?: boolean | null;
                archived?: boolean;
                /** @description Words, or a number */
                q?: string;
                /** @description A number, or its beginning */
                number?: string;
                /** @description csv, xlsx or pdf */
                format?: components["schemas"]["Format"];
                /** @description Their keys in order, with commas */
                columns?: string | null;
                /** @description As in the list */
                sort?: string | null;
                /** @description As in the list */
                group?: string | null;
            };
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceItemsListItems: {
        parameters: {
            query?: {
                due_from?: string | null;
                due_to?: string | null;
                created_from?: string | null;
                created_to?: string | null;
                updated_from?: string | null;
                updated_to?: string | null;
                closed_from?: string | null;
                closed_to?: string | null;
                issued_from?: string | null;
                issued_to?: string | null;
                /** @description By contract clocks */
                clock?: components["schemas"]["ClockFilter"] | null;
                /** @description `<id>:<value>`, or `<id>:<a>..<b>` of days and numbers */
                custom_field?: string[] | null;
                /** @description Types */
                type?: string[] | null;
                /** @description Ids of statuses, or what they map to */
                status?: string[] | null;
                assignee?: string[] | null;
                received_from?: string[] | null;
                created_by?: string[] | null;
                /** @description Companies of somebody on the item */
                company?: string[] | null;
                /** @description Locations, each with all that lies in it */
                location?: string[] | null;
                /** @description `false`: without what lies in them */
                location_within?: boolean;
                ids?: string[] | null;
                overdue?: boolean | null;
                private?: boolean | null;
                archived?: boolean;
                /** @description Words, or a number */
                q?: string;
                /** @description A number, or its beginning */
                number?: string;
                /** @description Such as `due_on` or `-number` */
                sort?: string | null;
                /** @description `type` to sort by type first */
                group?: string | null;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceItemsCreateItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewItem"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceItemsItemIdOpenItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceItemsItemIdEditItem: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                item_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Fields"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceItemsItemIdAccessWhoSeesItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readers"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceItemsItemIdArchivedArchiveItem: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                item_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArchiveGiven"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceItemsItemIdExplanationsExplainEverybody: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Seers"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceItemsItemIdExplanationsPersonIdExplainPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
                person_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplanationBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceItemsItemIdFilesFileIdRenameFile: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                item_id: string;
                file_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileNamed"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceItemsItemIdPdfReadPdf: {
        parameters: {
            query?: {
                responses?: boolean;
                unofficial?: boolean;
                history?: boolean;
                links?: boolean;
                receipts?: boolean;
                hash?: boolean;
                letterhead?: boolean;
            };
            header?: never;
            path: {
                item_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The letter. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceItemsItemIdPdfPrintWithAttachments: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                item_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrintOptions"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceItemsItemIdResponsesListResponses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResponsesBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceItemsItemIdResponsesRespond: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                item_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewResponse"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Posted"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceItemsItemIdResponsesResponseIdMarkResponse: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                item_id: string;
                response_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Marking"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Posted"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceItemsItemIdRevisionsListRevisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionsBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceItemsItemIdRevisionsNumberCompareRevisions: {
        parameters: {
            query?: {
                /** @description Another revision [before] */
                against?: number | null;
            };
            header?: never;
            path: {
                item_id: string;
                number: number;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparedBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceItemsItemIdStatusChangeStatus: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                item_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusGiven"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceItemsItemIdZipReadZip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceMatchingListMatching: {
        parameters: {
            query?: {
                due_from?: string | null;
                due_to?: string | null;
                created_from?: string | null;
                created_to?: string | null;
                updated_from?: string | null;
                updated_to?: string | null;
                closed_from?: string | null;
                closed_to?: string | null;
                issued_from?: string | null;
                issued_to?: string | null;
                /** @description By contract clocks */
                clock?: components["schemas"]["ClockFilter"] | null;
                /** @description `<id>:<value>`, or `<id>:<a>..<b>` of days and numbers */
                custom_field?: string[] | null;
                /** @description Types */
                type?: string[] | null;
                /** @description Ids of statuses, or what they map to */
                status?: string[] | null;
                assignee?: string[] | null;
                received_from?: string[] | null;
                created_by?: string[] | null;
                /** @description Companies of somebody on the item */
                company?: string[] | null;
                /** @description Locations, each with all that lies in it */
                location?: string[] | null;
                /** @description `false`: without what lies in them */
                location_within?: boolean;
                ids?: string[] | null;
                overdue?: boolean | null;
                private?: boolean | null;
                archived?: boolean;
                /** @description Words, or a number */
                q?: string;
                /** @description A number, or its beginning */
                number?: string;
            };
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchingBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondencePeopleListChoices: {
        parameters: {
            query: {
                due_from?: string | null;
                due_to?: string | null;
                created_from?: string | null;
                created_to?: string | null;
                updated_from?: string | null;
                updated_to?: string | null;
                closed_from?: string | null;
                closed_to?: string | null;
                issued_from?: string | null;
                issued_to?: string | null;
                /** @description By contract clocks */
                clock?: components["schemas"]["ClockFilter"] | null;
                /** @description `<id>:<value>`, or `<id>:<a>..<b>` of days and numbers */
                custom_field?: string[] | null;
                /** @description Types */
                type?: string[] | null;
                /** @description Ids of statuses, or what they map to */
                status?: string[] | null;
                assignee?: string[] | null;
                received_from?: string[] | null;
                created_by?: string[] | null;
                /** @description Companies of somebody on the item */
                company?: string[] | null;
                /** @description Locations, each with all that lies in it */
                location?: string[] | null;
                /** @description `false`: without what lies in them */
                location_within?: boolean;
                ids?: string[] | null;
                overdue?: boolean | null;
                private?: boolean | null;
                archived?: boolean;
                /** @description Words, or a number */
                q?: string;
                /** @description A number, or its beginning */
                number?: string;
                /** @description The filter */
                of: "assignee" | "received_from" | "created_by";
                /** @description Words of a name or company */
                find?: string;
                /** @description People to be among them in any case */
                also?: string[] | null;
                limit?: number;
            };
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Choices"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceTypesListTypesHere: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypesHere"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceTypesTypeIdPeopleListPeople: {
        parameters: {
            query?: {
                q?: string;
                /** @description Only these, also those without access */
                ids?: string[] | null;
                limit?: number;
            };
            header?: never;
            path: {
                project_id: string;
                type_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["People"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceTypesTypeIdPrefillReadPrefill: {
        parameters: {
            query: {
                /** @description The thing that the new item is made from. */
                from: string;
                /** @description The response to it, where it is one. */
                response?: string | null;
            };
            header?: never;
            path: {
                type_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrefillBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceTypesTypeIdReadersWhoWouldSeeItem: {
        parameters: {
            query?: {
                assignee?: string[] | null;
                distribution?: string[] | null;
                received_from?: string | null;
                /** @description The item that is edited, not a new one */
                item_id?: string | null;
            };
            header?: never;
            path: {
                type_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readers"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceTypesTypeIdSettingsShowSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
                type_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSettingsBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceTypesTypeIdSettingsEditSettings: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
                type_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSettingsBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceViewsListViews: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewsBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceViewsAddView: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewView"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceViewsViewIdDeleteView: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                view_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCorrespondenceViewsViewIdEditView: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                view_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCostCodesListCostCodes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["References"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCostCodesAddCostCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCostCode"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferenceView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCostCodesCostCodeIdRetireCostCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
                cost_code_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdCostCodesCostCodeIdEditCostCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is edited, as its ETag. */
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
                cost_code_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CostCodeChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferenceView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdEmailsCardIdListThreads: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                project_id: string;
                card_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadPage"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdEmailsCardIdSendEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
                card_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailGiven"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdEmailsCardIdBeginningBeginEmail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
                card_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Beginning"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdEmailsCardIdPeopleFindPeople: {
        parameters: {
            query?: {
                /** @description Words of a name, company or address. */
                q?: string;
                limit?: number;
            };
            header?: never;
            path: {
                project_id: string;
                card_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Candidates"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdExportsListExports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportsBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdExportsExportIdReadExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdExportsExportIdRemoveExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                export_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdExportsExportIdContentReadExportContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdFilesSendFile: {
        parameters: {
            query: {
                name: string;
            };
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdFilesFileIdReadFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdFilesFileIdRenameFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                file_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewName"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdFilesFileIdContentReadContent: {
        parameters: {
            query?: {
                inline?: boolean;
            };
            header?: {
                Range?: string | null;
                "If-Range"?: string | null;
                "If-None-Match"?: string | null;
            };
            path: {
                file_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description The part that was asked for. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdFilesFileIdThumbnailReadThumbnail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdGroupsListGroups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Groups"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdGroupsAddGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGroup"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdGroupsGroupIdShowGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdGroupsGroupIdEndGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdGroupsGroupIdEditGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is edited, as its ETag. */
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
                group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdHistoryReadHistory: {
        parameters: {
            query: {
                /** @description The card whose history is asked for. */
                card: string;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdLabelsReadLabels: {
        parameters: {
            query: {
                /** @description Codes of cards, with commas */
                codes: string;
                /** @description How large a label is: eight, twenty-one or sixty-five of them on a sheet of A4. */
                size?: components["schemas"]["Size"];
                titles?: boolean;
                /** @description Labels of the first sheet that are gone */
                used?: number;
            };
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The labels. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdLocationsListLocations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["References"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdLocationsAddLocation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLocation"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferenceView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdLocationsLocationIdRetireLocation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
                location_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdLocationsLocationIdEditLocation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is edited, as its ETag. */
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
                location_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LocationChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferenceView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdNotificationsMatrixToolReadMatrix: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
                /** @description The key of the type: correspondence:<type id>. */
                tool: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatrixView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdNotificationsMatrixToolSetMatrix: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
                /** @description The key of the type: correspondence:<type id>. */
                tool: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MatrixGiven"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatrixView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdPeopleListMembers: {
        parameters: {
            query?: {
                /** @description Words to look for. */
                q?: string;
                company?: string | null;
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Members"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdPeopleAddMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMember"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdPeoplePersonIdShowMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdPeoplePersonIdRemoveMember: {
        parameters: {
            query?: {
                reassign_to?: string | null;
            };
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdPeoplePersonIdEditMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is edited, as its ETag. */
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdPeoplePersonIdPermissionsShowRights: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonRights"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdPeoplePersonIdPermissionsSetRights: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is edited, as its ETag. */
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RightsGiven"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdPermissionsShowTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsTable"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdReceiptsCardIdReadReceipts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                card_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdReceiptsCardIdAcknowledgementAcknowledge: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                card_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdSearchFind: {
        parameters: {
            query?: {
                /** @description A number or words. */
                q?: string;
                /** @description Only cards of this kind. */
                kind?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Results"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdSpecSectionsListSpecSections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["References"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdSpecSectionsAddSpecSection: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSpecSection"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferenceView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdSpecSectionsSpecSectionIdRetireSpecSection: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
                spec_section_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdSpecSectionsSpecSectionIdEditSpecSection: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is edited, as its ETag. */
                "If-Match"?: string | null;
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
                spec_section_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SpecSectionChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferenceView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdUploadsBeginUpload: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUpload"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Slot"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdUploadsUploadIdReadUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProjectsProjectIdUploadsUploadIdSendPiece: {
        parameters: {
            query?: {
                /** @description Where the piece begins, in bytes. */
                offset?: number;
            };
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                upload_id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiPushReadPush: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiPushDeviceWakeDevice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceGiven"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiPushDeviceLetDeviceSleep: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiQReadHome: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Home"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiQCodeReadCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Led"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiRecordReadRecord: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordBody"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiRecordVerificationsVerifyRecord: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationBody"] | null;
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSessionSignIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description A second factor is asked for. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSessionSignOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSessionCodeFinishSignIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondHalf"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSessionPasskeySignInByPasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeySigned"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSessionPasskeyOptionsAskPasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyAsked"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOptions"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSessionProviderLeaveForProvider: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Departure"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["tools_identity_routes_providers_Way"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSessionProviderAnswerReturnFromProvider: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderAnswer"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSessionTotpOfferAtDoor: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstHalf"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpOffer"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSessionTotpConfirmationEnrolAtDoor: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondHalf"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolledView"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSessionsListSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sessions"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSessionsEndOtherSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSessionsSessionIdEndSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSetupSetupState: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupState"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSetupSetUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send again: the same key has one effect and the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstRun"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Begun"];
                };
            };
            /** @description Refused; nothing was changed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
